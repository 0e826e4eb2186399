import { inMemoryStore } from "@serverless-autoscaler/scaling-core";
import { memoryStoreContract } from "./memory-store-contract.js";

memoryStoreContract("inMemoryStore", async () => {
  const store = inMemoryStore();
  return { store, say: async (target, control) => store.control(target, control) };
});
