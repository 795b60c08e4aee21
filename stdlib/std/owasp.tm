/// Categories of other catalogues than STRIDE: OWASP's lists of ten and LINDDUN.
/// A rule may have several; decisions, reports and searches can use each.
package std.owasp;

import std.core.*;

/// OWASP Top 10 of 2025. What it was called in 2021 stands with each.
@category(owasp)
enum Owasp {
  /// A01:2021, and with it A10:2021, forged requests of servers.
  @also("A01")
  BrokenAccessControl "A01:2025 Broken access control",
  /// A05:2021.
  @also("A02")
  SecurityMisconfiguration "A02:2025 Security misconfiguration",
  /// A06:2021, vulnerable and outdated components, and more.
  @also("A03") @formerly("SupplyChainFailures") SoftwareSupplyChainFailures
      "A03:2025 Software supply chain failures",
  /// A02:2021.
  @also("A04")
  CryptographicFailures "A04:2025 Cryptographic failures",
  /// A03:2021.
  @also("A05")
  Injection "A05:2025 Injection",
  /// A04:2021.
  @also("A06")
  InsecureDesign "A06:2025 Insecure design",
  /// A07:2021.
  @also("A07")
  AuthenticationFailures "A07:2025 Authentication failures",
  /// A08:2021.
  @also("A08") @formerly("IntegrityFailures") SoftwareOrDataIntegrityFailures
      "A08:2025 Software or data integrity failures",
  /// A09:2021.
  @also("A09") @formerly("LoggingFailures") SecurityLoggingAndAlertingFailures
      "A09:2025 Security logging and alerting failures",
  /// New in 2025.
  @also("A10") @formerly("MishandledConditions") MishandlingOfExceptionalConditions
      "A10:2025 Mishandling of exceptional conditions",
}

/// OWASP API Security Top 10 of 2023.
@category(owasp_api)
enum OwaspApi {
  /// Objects of others.
  @also("BOLA", "API1") @formerly("ObjectAuthorization") BrokenObjectLevelAuthorization
      "API1:2023 Broken object level authorization",
  /// Logins and tokens.
  @also("API2") @formerly("ApiAuthentication") BrokenAuthentication "API2:2023 Broken authentication",
  /// Fields that are not for this caller.
  @also("BOPLA", "API3") @formerly("PropertyAuthorization") BrokenObjectPropertyLevelAuthorization
      "API3:2023 Broken object property level authorization",
  /// What one caller may use up.
  @also("API4") @formerly("ResourceConsumption") UnrestrictedResourceConsumption
      "API4:2023 Unrestricted resource consumption",
  /// Calls that are not for this caller.
  @also("BFLA", "API5") @formerly("FunctionAuthorization") BrokenFunctionLevelAuthorization
      "API5:2023 Broken function level authorization",
  /// A business that machines can run dry.
  @also("API6") @formerly("BusinessFlows") UnrestrictedAccessToSensitiveBusinessFlows
      "API6:2023 Unrestricted access to sensitive business flows",
  /// Addresses of the caller's choice.
  @also("SSRF", "API7") @formerly("RequestForgery") ServerSideRequestForgery
      "API7:2023 Server side request forgery",
  /// Settings.
  @also("API8") @formerly("ApiMisconfiguration") ApiSecurityMisconfiguration
      "API8:2023 Security misconfiguration",
  /// Forgotten versions.
  @also("API9") @formerly("ApiInventory") ImproperInventoryManagement
      "API9:2023 Improper inventory management",
  /// What others answer.
  @also("API10") @formerly("UnsafeConsumption") UnsafeConsumptionOfApis
      "API10:2023 Unsafe consumption of APIs",
}

/// OWASP Top 10 for applications of large language models, 2025.
@category(owasp_llm)
enum OwaspLlm {
  /// Words that are taken for orders.
  @also("LLM01")
  PromptInjection "LLM01:2025 Prompt injection",
  /// Answers that tell too much.
  @also("LLM02") @formerly("SensitiveDisclosure") SensitiveInformationDisclosure
      "LLM02:2025 Sensitive information disclosure",
  /// Models, tools and data of others.
  @also("LLM03") @formerly("ModelSupplyChain") LlmSupplyChain "LLM03:2025 Supply chain",
  /// What a model learned or looked up was prepared.
  @also("LLM04") @formerly("Poisoning") DataAndModelPoisoning "LLM04:2025 Data and model poisoning",
  /// Answers that are used unchecked.
  @also("LLM05") @formerly("ImproperOutput") ImproperOutputHandling "LLM05:2025 Improper output handling",
  /// Too many tools and rights.
  @also("LLM06")
  ExcessiveAgency "LLM06:2025 Excessive agency",
  /// Secrets in the instructions.
  @also("LLM07") @formerly("PromptLeakage") SystemPromptLeakage "LLM07:2025 System prompt leakage",
  /// Indexes that forget who may read.
  @also("LLM08") @formerly("EmbeddingWeaknesses") VectorAndEmbeddingWeaknesses
      "LLM08:2025 Vector and embedding weaknesses",
  /// Wrong answers that are believed.
  @also("LLM09")
  Misinformation "LLM09:2025 Misinformation",
  /// Cost without a limit.
  @also("LLM10")
  UnboundedConsumption "LLM10:2025 Unbounded consumption",
}

/// LINDDUN: the seven ways in which a system fails the people whose data it has.
@category(linddun)
enum Linddun {
  /// Data of one person can be put together.
  Linking "Linking",
  /// Data can be traced to a person.
  Identifying "Identifying",
  /// A person cannot deny what they should be able to deny.
  NonRepudiation "Non-repudiation",
  /// Its mere existence tells something about a person.
  Detecting "Detecting",
  /// More is collected, kept, used or shown than needed.
  DataDisclosure "Data disclosure",
  /// A person does not know, or cannot act.
  Unawareness "Unawareness and unintervenability",
  /// Law, promise or good practice is not kept.
  NonCompliance "Non-compliance",
}
