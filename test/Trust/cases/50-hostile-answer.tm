// A service clones what a tenant named, from anywhere, and parses and runs it. Expected: findings or questions
// at `renderer` about code, commands, archives and YAML from outside: what it fetches is as hostile as what it
// is sent. What comes as an answer is one step further than what callers send, so that code from there is High and
// not Critical.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-INJ-004 question High S.renderer asks S.renderer.arguments_separated from Stranger 1
// CHECK-DAG: TM-INJ-009 question High S.renderer asks S.renderer.callers_code_isolated from Stranger 1
// CHECK-DAG: TM-AVL-004 question Medium S.renderer asks S.renderer.unpacked_size_limited
// CHECK-DAG: TM-INJ-018 question High S.renderer asks S.renderer.safe_yaml
package cases.hostile_answer;
data Manifest { sensitivity = Confidential; integrity = Critical; }
system S {
  boundary internet : PublicInternet { git : SourceRepository "Anyone's repositories" { stores = [Manifest]; } }
  boundary inside : PrivateNetwork { renderer : Service { parses = [Yaml, Archive, Code]; runs_commands = true; } api : ApiService; }
  flow pull : renderer <-> git via Https "clone what a tenant named" { carries = [Manifest]; authn = Anonymous; }
  flow ask : api <-> renderer via Https { carries = [Manifest]; authn = Token; }
}
