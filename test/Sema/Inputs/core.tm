/// The smallest vocabulary that the compiler accepts, for tests that must not
/// change with the standard library.
package std.core;

@severity ordered enum Severity { Info, Low, Medium, High, Critical }
ordered enum Sensitivity { Public, Internal, Confidential, Restricted }
enum AuthN { None, Token, Certificate }
@category(stride) enum Stride { Spoofing, Tampering }

abstract component Element { attr stores : [Data]?; attr controls : [Control]?; }
abstract channel Flow {
  attr carries : [Data]?;
  attr controls : [Control]?;
  attr encrypted : bool? "Is the traffic encrypted?";
  attr server_authenticated : bool?;
}
abstract zone Boundary { attr trust : int?; attr controls : [Control]?; }
abstract data Data { attr sensitivity : Sensitivity?; attr controls : [Control]?; let secret = sensitivity >= Confidential; }
@system abstract zone System { attr owner : string?; attr controls : [Control]?; }

abstract component Process { attr authn : AuthN?; attr endpoint : endpoint?; attr replicas : int = 1; }
component Server : Process;
abstract component Store;
component Database : Store { attr encrypted_at_rest : bool?; }
component Person;
channel Http { encrypted = false; }
channel Https : Http { encrypted = true; }
zone Internet { trust = 0; }
zone Intranet { trust = 60; }
control Tls for Flow "TLS" { provides encrypted; effort = Low; }
