/** A column of a table: name and Hive type. The names are those of AWS's own definitions, which people's queries use. */
export interface LogColumn {
  readonly name: string;
  readonly type: "string" | "int" | "bigint" | "double" | "date";
}

const columns = (type: LogColumn["type"], names: string): readonly LogColumn[] =>
  names.split(" ").map((name) => ({ name, type }));

/** Application Load Balancer, in the order of the log. */
export const albColumns: readonly LogColumn[] = [
  ...columns("string", "type time elb client_ip"),
  ...columns("int", "client_port"),
  ...columns("string", "target_ip"),
  ...columns("int", "target_port"),
  ...columns("double", "request_processing_time target_processing_time response_processing_time"),
  ...columns("int", "elb_status_code"),
  ...columns("string", "target_status_code"),
  ...columns("bigint", "received_bytes sent_bytes"),
  ...columns("string", "request_verb request_url request_proto user_agent ssl_cipher ssl_protocol target_group_arn"),
  ...columns("string", "trace_id domain_name chosen_cert_arn matched_rule_priority request_creation_time"),
  ...columns("string", "actions_executed redirect_url error_reason target_port_list target_status_code_list"),
  ...columns("string", "classification classification_reason conn_trace_id"),
];

/** CloudFront standard log, all fields in their usual order. */
export const cloudFrontColumns: readonly LogColumn[] = [
  ...columns("date", "date"),
  ...columns("string", "time x_edge_location"),
  ...columns("bigint", "sc_bytes"),
  ...columns("string", "c_ip cs_method cs_host cs_uri_stem"),
  ...columns("int", "sc_status"),
  ...columns("string", "cs_referrer cs_user_agent cs_uri_query cs_cookie x_edge_result_type x_edge_request_id"),
  ...columns("string", "x_host_header cs_protocol"),
  ...columns("bigint", "cs_bytes"),
  ...columns("double", "time_taken"),
  ...columns("string", "x_forwarded_for ssl_protocol ssl_cipher x_edge_response_result_type cs_protocol_version"),
  ...columns("string", "fle_status fle_encrypted_fields"),
  ...columns("int", "c_port"),
  ...columns("double", "time_to_first_byte"),
  ...columns("string", "x_edge_detailed_result_type sc_content_type"),
  ...columns("bigint", "sc_content_len sc_range_start sc_range_end"),
];
