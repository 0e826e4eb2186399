import { chartStyle, fontStack } from "../svg/chart-style.js";
import { themeProperties } from "../svg/palette.js";

const monospace = `ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace`;

/** The style of the page, charts included. */
export const pageStyle = `${chartStyle}
:root{${themeProperties("light")};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${themeProperties("dark")}}}
@media print{:root{${themeProperties("light")}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--sa-surface);color:var(--sa-ink);font:15px/1.55 ${fontStack};font-variant-numeric:tabular-nums}
main{max-width:1040px;margin:0 auto;padding:56px 40px 72px}
h1,h2,p,td,th,li,dd,dt,pre{overflow-wrap:anywhere;unicode-bidi:isolate}
h1{margin:0;font-size:30px;line-height:1.2;font-weight:650;letter-spacing:-.015em;text-wrap:balance}
.subtitle{margin:8px 0 0;color:var(--sa-muted);font-size:16px;max-width:70ch}
section{margin-top:52px}
.section-figures{margin-top:36px}
h2{margin:0 0 4px;font-size:18px;line-height:1.35;font-weight:600;letter-spacing:-.005em}
.caption,figcaption{margin:0 0 14px;color:var(--sa-muted);max-width:76ch;text-wrap:pretty}
figure{margin:0}
figure>div{margin-top:14px}
.slim{display:none}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(168px,1fr));gap:28px 32px;margin:0}
.figures>div{border-top:2px solid var(--sa-ink);padding-top:10px}
dt{color:var(--sa-muted);font-size:13.5px}
dd{margin:0}
.value{font-size:28px;line-height:1.25;font-weight:600;letter-spacing:-.02em}
.unit{font-size:15px;font-weight:400;letter-spacing:0;color:var(--sa-muted)}
.comparison{font-size:13.5px;color:var(--sa-muted)}
.comparison.better{color:var(--sa-series2)}
.comparison.worse{color:var(--sa-series1)}
h2+.scroll,h2+pre,h2+p,h2+.figures{margin-top:12px}
.scroll{overflow:auto;max-height:520px;border:1px solid var(--sa-grid);border-radius:8px}
.scroll:focus-visible,pre:focus-visible,th button:focus-visible{outline:2px solid var(--sa-load);outline-offset:2px}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:14px}
th,td{padding:8px 14px;text-align:left;vertical-align:top;font-weight:400;overflow-wrap:normal;min-width:4.5em}
th.text,td.text{overflow-wrap:anywhere}
tbody tr+tr>*{border-top:1px solid var(--sa-grid)}
thead th{position:sticky;top:0;z-index:2;background:var(--sa-surface);color:var(--sa-muted);font-size:13px;vertical-align:bottom;border-bottom:1px solid var(--sa-axis)}
tbody th{position:sticky;left:0;background:var(--sa-surface);min-width:11em}
thead th:first-child{left:0;z-index:3}
.number{text-align:right;white-space:nowrap}
thead .number{white-space:normal}
tr.strong>*{font-weight:600}
tr.strong>th{box-shadow:inset 3px 0 var(--sa-series1)}
th button{all:unset;cursor:pointer;color:inherit;font:inherit}
th[aria-sort] button{color:var(--sa-ink)}
th[aria-sort=ascending] button::after{content:" ↑"}
th[aria-sort=descending] button::after{content:" ↓"}
.decisions,.decisions ul{list-style:none;margin:0;padding:0}
.decisions>li{display:grid;grid-template-columns:13.5em 9.5em 1fr;gap:4px 20px;padding:9px 14px;font-size:14px}
.decisions>li+li{border-top:1px solid var(--sa-grid)}
.decisions time{color:var(--sa-muted)}
.change{white-space:nowrap}
.change .from{color:var(--sa-muted)}
.change.up .arrow,.change.up b{color:var(--sa-series1)}
.change.down .arrow,.change.down b{color:var(--sa-series2)}
pre{margin:0;padding:14px 16px;overflow:auto;max-height:520px;border:1px solid var(--sa-grid);border-radius:8px;font:13px/1.5 ${monospace};overflow-wrap:normal;tab-size:2}
.section-notes p{margin:0 0 10px;max-width:76ch;text-wrap:pretty}
.none{margin:0;color:var(--sa-muted)}
footer{margin-top:64px;padding-top:16px;border-top:1px solid var(--sa-grid);color:var(--sa-muted);font-size:13px}
.tip{position:fixed;z-index:9;pointer-events:none;max-width:300px;padding:7px 10px;border-radius:6px;background:var(--sa-ink);color:var(--sa-surface);font-size:12.5px;line-height:1.45;white-space:pre-line}
.tip::first-line{font-weight:600}
@media (max-width:759px){
main{padding:32px 16px 48px}
h1{font-size:24px}
.subtitle{font-size:15px}
section{margin-top:40px}
.wide{display:none}
.slim{display:block}
.slim .sa{width:100%;max-width:540px}
.figures{grid-template-columns:1fr 1fr;gap:22px 18px}
.value{font-size:23px}
th,td{padding:7px 10px}
.decisions>li{grid-template-columns:1fr auto}
.decisions ul{grid-column:1/-1}
}
@media print{
@page{margin:16mm}
body{font-size:10.5pt}
main{max-width:none;padding:0}
.wide{display:block}
.slim,.tip{display:none}
.scroll,pre{max-height:none;overflow:visible;border:0}
pre{white-space:pre-wrap}
thead th,tbody th{position:static}
figure,.figures>div,tr,.decisions>li{break-inside:avoid}
h2{break-after:avoid}
}`;
