// One answer is about one mechanism. Whatever is said of one, the others are asked; where all are answered, nothing is.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-INJ-001 TM-INJ-002 TM-INJ-003 TM-INJ-005 TM-INJ-006 TM-INJ-018 TM-AVL-004 TM-AVL-017 TM-INJ-009 TM-INJ-010 TM-ACC-006 TM-AI-015 TM-TEN-009 TM-AUT-006 TM-DEL-001 TM-LOG-004 | FileCheck %s
// CHECK: TM-INJ-001 Queries:mitigated Quiet:mitigated{{$}}
// CHECK-NEXT: TM-INJ-002 Queries:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-INJ-003 Queries:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-INJ-005 Queries:question Quiet:mitigated Sandboxes:question Signatures:question{{$}}
// CHECK-NEXT: TM-INJ-006 Queries:mitigated Quiet:mitigated Sandboxes:question Signatures:question{{$}}
// CHECK-NEXT: TM-INJ-018 Queries:question Quiet:mitigated Sandboxes:question Signatures:question{{$}}
// CHECK-NEXT: TM-AVL-004 Queries:question Quiet:mitigated Sandboxes:question Signatures:question{{$}}
// CHECK-NEXT: TM-AVL-017 Queries:question Quiet:mitigated Sandboxes:question Signatures:question{{$}}
// CHECK-NEXT: TM-INJ-009 Quiet:mitigated Sandboxes:question Signatures:question{{$}}
// CHECK-NEXT: TM-INJ-010 Quiet:mitigated Sandboxes:question{{$}}
// CHECK-NEXT: TM-ACC-006 Queries:question Quiet:mitigated Sandboxes:mitigated Signatures:question{{$}}
// CHECK-NEXT: TM-AI-015 Sandboxes:question{{$}}
// CHECK-NEXT: TM-TEN-009 Sandboxes:question{{$}}
// CHECK-NEXT: TM-AUT-006 Quiet:mitigated Signatures:question{{$}}
// CHECK-NEXT: TM-DEL-001 Quiet:mitigated Signatures:question{{$}}
// CHECK-NEXT: TM-LOG-004 Quiet:mitigated Signatures:question{{$}}

package trust.mechanisms;

import std.tenancy.*;

data Order { integrity = Critical; sensitivity = Confidential; disputable = true; }
data Release : Program;
data Page { sensitivity = Public; integrity = Operational; }

// SQL and XML are answered; documents, directories, objects, YAML and what unpacks or expands are not.
system Queries {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inner : PrivateNetwork {
    api : ApiService {
      parses = [Xml, Yaml, SerializedObject, Archive];
      controls = [ParameterizedQueries, ExternalEntitiesDisabled];
    }
    sql : Postgres;
    docs : MongoDb;
    people : LdapDirectory;
  }
  flow a : browser -> api via Https { carries = [Page]; authn = Token; }
  flow b : api <-> sql via PgTls;
  flow c : api <-> docs via MongoWire;
  flow d : api <-> people via Ldaps;
}

// A sandbox around the program is none around the code and files that strangers bring into it.
system Sandboxes {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inner : PrivateNetwork {
    runner : ApiService { parses = [Code, Media]; language = "c"; privileged = true; controls = [Sandboxing]; }
    agent : Agent { runs_code = true; privileged = true; controls = [Sandboxing]; }
    suite : TenantService { runs_extensions = true; privileged = true; controls = [Sandboxing]; }
  }
  flow a : browser -> runner via Https { carries = [Page]; authn = Token; }
  flow b : browser -> agent via Https { carries = [Page]; authn = Token; }
  flow c : browser -> suite via Https { carries = [Page]; authn = Token; }
}

// Signed messages are no signed programs, and no proof of an order; nor are programs that are signed signed messages.
system Signatures {
  boundary internet : PublicInternet { shop : PartnerSystem; registry : PackageRegistry; }
  boundary inner : PrivateNetwork { api : ApiService; ci : BuildPipeline; }
  flow hook : shop -> api via Webhook { carries = [Order]; authn = Anonymous; controls = [CodeSigning]; }
  flow order : shop -> api via Https { carries = [Order]; authn = Token; controls = [MessageSigning]; }
  flow fetch : ci <-> registry via PackageFetch { carries = [Release]; controls = [MessageSigning]; }
}

system Quiet {
  boundary internet : PublicInternet { browser : Browser; shop : PartnerSystem; registry : PackageRegistry; }
  boundary inner : PrivateNetwork {
    api : ApiService {
      parses = [Xml, Yaml, SerializedObject, Archive, Code, Media];
      language = "c";
      privileged = true;
      controls = [ParameterizedQueries, TypedQueries, LdapEscaping, ExternalEntitiesDisabled, DeserializationAllowList, SafeYamlLoading, EntityExpansionLimit, SizeLimit,
        CodeIsolation, ParserIsolation, Sandboxing];
    }
    sql : Postgres;
    docs : MongoDb;
    people : LdapDirectory;
    ci : BuildPipeline { does = []; }
  }
  flow a : browser -> api via Https { carries = [Page]; authn = Token; }
  flow b : api <-> sql via PgTls;
  flow c : api <-> docs via MongoWire;
  flow d : api <-> people via Ldaps;
  flow hook : shop -> api via Webhook { carries = [Order]; authn = Anonymous; controls = [MessageSigning, DigitalSignature]; }
  flow fetch : ci <-> registry via PackageFetch { carries = [Release]; controls = [CodeSigning]; }
}
