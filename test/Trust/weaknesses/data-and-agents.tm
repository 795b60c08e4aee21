// Weaknesses of queues, deliveries, agents, copies and parsers that a reviewer put into small models, each with relatives
// (another kind, another direction, a hop more), found or asked, and its mitigated twin quiet.
//
// RUN: %tmc --emit=json -Wno-all %s -o %t.json
// RUN: %python %S/../Inputs/rules.py TM-MSG-002 TM-MSG-005 TM-MSG-008 TM-DEL-007 TM-STO-004 TM-AI-002 TM-AI-009 TM-DEL-001 TM-PRI-014 TM-PRI-019 TM-INJ-005 < %t.json | FileCheck %s
// RUN: %python %S/../Inputs/about.py TM-MSG-002 TM-MSG-005 TM-MSG-008 TM-DEL-007 TM-STO-004 TM-AI-002 TM-AI-009 TM-DEL-001 TM-PRI-014 TM-PRI-019 TM-INJ-005 < %t.json | FileCheck %s --check-prefix=EACH
//
// CHECK: TM-MSG-002{{.*}} Pulled:question{{.*}} Pushed:question{{.*}} QueueTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-MSG-005{{.*}} Pulled:question{{.*}} Pushed:question{{.*}} QueueTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-MSG-008{{.*}} Pulled:question{{.*}} Pushed:question{{.*}} QueueTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-DEL-007{{.*}} Proposed:question{{.*}} ProposedTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-STO-004{{.*}} Proposed:open(medium){{( .*)?$}}
// CHECK-NEXT: TM-AI-002{{.*}} AgentTwin:mitigated{{.*}} Browsing:question{{.*}} Documents:question{{.*}} OfficeOnly:question{{( .*)?$}}
// CHECK-NEXT: TM-AI-009{{.*}} AgentTwin:mitigated{{.*}} Documents:question{{.*}} OfficeOnly:question{{( .*)?$}}
// CHECK-NEXT: TM-DEL-001{{.*}} Updates:question{{.*}} UpdatesTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-PRI-014{{.*}} Diary:question{{.*}} DiaryTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-PRI-019{{.*}} Diary:question{{.*}} DiaryTwin:mitigated{{( .*)?$}}
// CHECK-NEXT: TM-INJ-005{{.*}} Objects:question{{.*}} ObjectsTwin:mitigated{{( .*)?$}}
//
// EACH-DAG: {{^}}question TM-MSG-005 Pushed.q{{$}}
// EACH-DAG: {{^}}question TM-MSG-005 Pulled.first{{$}}
// EACH-DAG: {{^}}question TM-MSG-005 Pulled.second{{$}}
// EACH-DAG: {{^}}question TM-MSG-008 Pulled.second{{$}}
// EACH-DAG: {{^}}question TM-DEL-007 Proposed.ci{{$}}
// EACH-DAG: {{^}}open TM-STO-004 Proposed.ci{{$}}
// EACH-DAG: {{^}}question TM-AI-002 Documents.bot{{$}}
// EACH-DAG: {{^}}question TM-AI-002 OfficeOnly.bot{{$}}
// EACH-DAG: {{^}}question TM-AI-002 Browsing.bot{{$}}
// EACH-DAG: {{^}}question TM-AI-009 Documents.index{{$}}
// EACH-DAG: {{^}}question TM-AI-009 OfficeOnly.index{{$}}
// EACH-DAG: {{^}}question TM-DEL-001 Updates.f{{$}}
// EACH-DAG: {{^}}question TM-DEL-001 Updates.g{{$}}
// EACH-DAG: {{^}}question TM-DEL-001 Updates.h{{$}}
// EACH-DAG: {{^}}question TM-PRI-014 Diary{{$}}
// EACH-DAG: {{^}}question TM-PRI-019 Diary{{$}}
// EACH-DAG: {{^}}question TM-INJ-005 Objects.unsaid{{$}}
// EACH-DAG: {{^}}question TM-INJ-005 Objects.said{{$}}
// EACH-DAG: {{^}}question TM-INJ-005 Objects.w{{$}}

package trust.agents;

import std.privacy.*;
import std.tenancy.*;

data Letter : PersonalData { privacy_notice = true; automatically_deleted = true; }
data Words { sensitivity = Confidential; integrity = Important; }
data Order { sensitivity = Internal; integrity = Critical; }
data Package : Program;
data SigningKey : ServiceSecret;
// Two copies, used by consent.
data Diary : PersonalData { consent_based = true; }
data DiaryTwin : PersonalData { consent_based = true; controls = [CompleteErasure, ConsentWithdrawal]; }

// Messages of strangers in a queue: pushed by the queue, pulled by the worker, and two queues in a row.
system Pushed {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { api : ApiService; q : Queue; w : Worker; }
  flow f : app -> api via Https { carries = [Order]; authn = Token; }
  flow g : api -> q via Amqps { carries = [Order]; }
  flow h : q -> w via Amqps { carries = [Order]; }
}

system Pulled {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { api : ApiService; first : Kafka; mover : Service; second : RabbitMq; w : Worker; }
  flow f : app -> api via Https { carries = [Order]; authn = Token; }
  flow g : api -> first via KafkaWire { carries = [Order]; }
  flow h : mover <-> first via KafkaWire { carries = [Order]; }
  flow i : mover -> second via Amqps { carries = [Order]; }
  flow j : w <-> second via Amqps { carries = [Order]; }
}

system QueueTwin {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { api : ApiService; q : Queue { controls = [MessageValidation, CallerContextPropagation, DeadLettering]; } w : Worker; }
  flow f : app -> api via Https { carries = [Order]; authn = Token; }
  flow g : api -> q via Amqps { carries = [Order]; }
  flow h : w <-> q via Amqps { carries = [Order]; }
}

// Strangers propose changes, and nothing says that they are built; the key that signs lies in the pipeline.
system Proposed {
  boundary internet : PublicInternet { someone : Visitor; }
  boundary saas : ThirdParty { repo : SourceRepository { stores = [Package]; } }
  boundary inner : PrivateNetwork { ci : BuildPipeline { stores = [SigningKey]; } }
  flow f : someone -> repo via Https { carries = [Package]; }
  flow g : ci -> repo via Https { returns = [Package]; }
}

system ProposedTwin {
  boundary internet : PublicInternet { someone : Visitor; }
  boundary saas : ThirdParty { repo : SourceRepository { stores = [Package]; } }
  boundary inner : PrivateNetwork { ci : BuildPipeline { controls = [ForkBuildIsolation]; } keys : KeyModule { stores = [SigningKey]; } }
  flow f : someone -> repo via Https { carries = [Package]; }
  flow g : ci -> repo via Https { returns = [Package]; }
}

// Documents that a model looks up: of a stranger, of a partner's network, of the office; a page, and mail.
system Documents {
  boundary internet : PublicInternet { u : Customer; b : Browser; }
  boundary partner : PartnerNetwork { feed : PartnerSystem; }
  boundary office : CorporateNetwork { clerk : Employee; desk : DesktopApp; }
  boundary inner : PrivateNetwork { bot : Assistant; loader : Worker; index : VectorStore { stores = [Words]; } mailbox : FileStore { stores = [Words]; } }
  flow f : u -> b;
  flow g : b <-> bot via Https { carries = [Words]; authn = Token; }
  flow h : feed -> loader via Https { carries = [Words]; }
  flow i : loader -> index via Https { carries = [Words]; }
  flow j : bot <-> index via Https { carries = [Words]; }
  flow k : clerk -> desk;
  flow l : desk -> mailbox via Https { carries = [Words]; }
  flow m : bot <-> mailbox via Https { carries = [Words]; }
}

// Only the office writes what it reads.
system OfficeOnly {
  boundary office : CorporateNetwork { clerk : Employee; desk : DesktopApp; bot : Assistant; index : VectorStore { stores = [Words]; } }
  flow k : clerk -> desk;
  flow l : desk -> index via Https { carries = [Words]; authn = Token; }
  flow m : bot <-> index via Https { carries = [Words]; authn = Token; }
  flow n : desk <-> bot via Https { carries = [Words]; authn = Token; }
}

// It looks at pages of the web by itself.
system Browsing {
  boundary internet : PublicInternet { web : ExternalService "pages of the web"; }
  boundary inner : PrivateNetwork { bot : Agent { does = []; } }
  flow f : bot <-> web via Https { carries = [Words]; }
}

system AgentTwin {
  boundary internet : PublicInternet { web : ExternalService "pages of the web"; }
  boundary inner : PrivateNetwork { bot : Agent { does = []; controls = [Spotlighting, HumanInTheLoop, InformedApproval]; } index : VectorStore { stores = [Words]; controls = [SourceVetting]; } }
  flow f : bot <-> web via Https { carries = [Words]; }
  flow g : bot <-> index via Https { carries = [Words]; }
}

// Updates that a thing fetches, that are pushed to it, and that a program on a desktop fetches.
system Updates {
  boundary internet : PublicInternet { thing : Device; other : Device; desk : DesktopApp; }
  boundary inner : PrivateNetwork { server : WebServer; }
  flow f : thing -> server via Https { returns = [Package]; }
  flow g : server -> other via Https { carries = [Package]; }
  flow h : desk <-> server via Https { carries = [Package]; }
}

system UpdatesTwin {
  boundary internet : PublicInternet { thing : Device; other : Device; desk : DesktopApp; }
  boundary inner : PrivateNetwork { server : WebServer; }
  flow f : thing -> server via Https { returns = [Package]; controls = [CodeSigning]; }
  flow g : server -> other via Https { carries = [Package]; controls = [CodeSigning]; }
  flow h : desk <-> server via Https { carries = [Package]; controls = [CodeSigning]; }
}

// Copies that an erasure does not reach, and consent that cannot be taken back.
system Copies {
  boundary inner : PrivateNetwork { a : Postgres { stores = [Diary, DiaryTwin]; } b : Postgres { stores = [Diary, DiaryTwin]; } }
}

// Objects rebuilt from bytes: unsaid, said, and by a worker that pulls what another left.
system Objects {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { unsaid : ApiService; said : ApiService { does = [DeserializesObjects]; } cache : Redis { stores = [Words]; } w : Worker { does = [DeserializesObjects]; } }
  flow f : app -> unsaid via Https { carries = [Words]; authn = Token; }
  flow g : app -> said via Https { carries = [Words]; authn = Token; }
  flow h : said -> cache via RedisWire { carries = [Words]; controls = [EncryptedTunnel]; }
  flow i : w <-> cache via RedisWire { carries = [Words]; controls = [EncryptedTunnel]; }
}

system ObjectsTwin {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary inner : PrivateNetwork { unsaid : ApiService { does = []; } said : ApiService { does = [DeserializesObjects]; controls = [DeserializationAllowList]; } cache : Redis { stores = [Words]; } w : Worker { does = [DeserializesObjects]; controls = [DeserializationAllowList]; } }
  flow f : app -> unsaid via Https { carries = [Words]; authn = Token; }
  flow g : app -> said via Https { carries = [Words]; authn = Token; }
  flow h : said -> cache via RedisWire { carries = [Words]; controls = [EncryptedTunnel]; }
  flow i : w <-> cache via RedisWire { carries = [Words]; controls = [EncryptedTunnel]; }
}
