/// Which values stand for the words of many tools about threats, for `tmc import`.
package std.mapping.threats;

/// Categories of STRIDE.
enum Stride {
  @also("spoofing", "S") Spoofing,
  @also("tampering", "T") Tampering,
  @also("repudiation", "R") Repudiation,
  @also("information disclosure", "information-disclosure", "I") InformationDisclosure,
  @also("denial of service", "denial-of-service", "D") DenialOfService,
  @also("elevation of privilege", "elevation of privileges", "elevation-of-privilege", "E") ElevationOfPrivilege,
}

/// Severities.
enum Severity {
  @also("info", "informational", "none") Info,
  @also("low", "very low", "very_low", "minor") Low,
  @also("medium", "moderate") Medium,
  @also("high", "major") High,
  @also("critical", "very high", "very_high", "extreme", "severe") Critical,
}
