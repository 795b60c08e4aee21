/// References into public catalogues, each with its address.
package std.refs;

/// A weakness: `cwe(319)`.
function cwe(n : int) : Reference =
    reference("cwe", "CWE-${n}", "https://cwe.mitre.org/data/definitions/${n}.html");

/// An attack pattern: `capec(157)`.
function capec(n : int) : Reference =
    reference("capec", "CAPEC-${n}", "https://capec.mitre.org/data/definitions/${n}.html");

/// A technique of ATT&CK: `attack("T1040")`.
function attack(id : string) : Reference =
    reference("attack", id, "https://attack.mitre.org/techniques/${id}/");

/// A sub-technique of ATT&CK: `attack_sub("T1110", "003")`.
function attack_sub(id : string, sub : string) : Reference =
    reference("attack", "${id}.${sub}", "https://attack.mitre.org/techniques/${id}/${sub}/");

/// A requirement of OWASP ASVS 5.0.0: `asvs("12.3.5")`.
function asvs(id : string) : Reference =
    reference("asvs", "V${id}", "https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en");

/// A control of NIST SP 800-53, revision 5: `nist("SC-8")`.
function nist(id : string) : Reference = reference(
  "nist",
  id,
  "https://csrc.nist.gov/projects/risk-management/sp800-53-controls/release-search#!/control?version=5.1&number=${id}",
);

/// A node of the LINDDUN threat trees: `linddun("L.1.1")`.
function linddun(id : string) : Reference =
    reference("linddun", "LINDDUN ${id}", "https://linddun.org/threats/");

/// A technique of MITRE ATLAS, attacks on systems with machine learning: `atlas("AML.T0015")`.
function atlas(id : string) : Reference = reference("atlas", id, "https://atlas.mitre.org/techniques/${id}");

/// A paper, standard or page: `document("RFC 9325", "https://www.rfc-editor.org/rfc/rfc9325")`.
function document(title : string, url : string) : Reference = reference("document", title, url);
