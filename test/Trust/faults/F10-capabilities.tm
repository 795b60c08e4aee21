// RUN: %tmc --emit=json %s > %t.json
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-INJ-004 < %t.json | FileCheck %s --check-prefix=COMMANDS
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-INJ-006 < %t.json | FileCheck %s --check-prefix=XML
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-DEL-007 < %t.json | FileCheck %s --check-prefix=FOREIGN
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-AUT-003 < %t.json | FileCheck %s --check-prefix=ADMIN
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-API-005 < %t.json | FileCheck %s --check-prefix=GRAPHQL

// F10: what a program may do is not "no" because a model does not say it. Unsaid it is
// asked for, all of it in one question; said, it counts; `does = [];` is an answer, and
// so is an attribute of its own.

import std.api as api;

data Letter { sensitivity = Confidential; }

// Nothing is said.
system Asked {
  boundary outside : PublicInternet { user : User; browser : Browser; cli : CliTool; }
  boundary inside : PrivateNetwork { site : WebApplication; api : ApiService; pipeline : BuildPipeline; }
  flow look : user -> browser;
  flow visit : browser -> site via Https { carries = [Letter]; authn = Password; }
  flow call : cli -> api via Https { carries = [Letter]; authn = Token; }
}

// All of it is said in one line.
system Said {
  boundary outside : PublicInternet { user : User; browser : Browser; cli : CliTool; }
  boundary inside : PrivateNetwork {
    site : WebApplication { does = [Administers, RunsCommands, ParsesXml]; multi_factor = false; arguments_separated = false; }
    api : ApiService { does = [ServesGraphQl]; }
    pipeline : BuildPipeline { does = [BuildsForeignChanges]; }
  }
  flow look : user -> browser;
  flow visit : browser -> site via Https { carries = [Letter]; authn = Password; }
  flow call : cli -> api via Https { carries = [Letter]; authn = Token; }
}

// The mitigated twin.
system Guarded {
  boundary outside : PublicInternet { user : User; browser : Browser; cli : CliTool; }
  boundary inside : PrivateNetwork {
    site : WebApplication {
      does = [Administers, RunsCommands, ParsesXml];
      controls = [MultiFactorAuthentication, ArgumentSeparation, ExternalEntitiesDisabled];
    }
    api : ApiService { does = []; }
    pipeline : BuildPipeline { does = []; }
  }
  flow look : user -> browser;
  flow visit : browser -> site via Https { carries = [Letter]; authn = Password; }
  flow call : cli -> api via Https { carries = [Letter]; authn = Token; }
}

// An attribute of its own takes its capability off the list.
system Single {
  boundary outside : PublicInternet { cli : CliTool; }
  boundary inside : PrivateNetwork { api : ApiService { runs_commands = false; parses = [Xml]; graphql = true; } }
  flow call : cli -> api via Https { carries = [Letter]; authn = Token; }
}

// COMMANDS: question Asked.api asks Asked.api.does
// COMMANDS-NEXT: question Asked.site asks Asked.site.does
// COMMANDS-NEXT: mitigated Guarded.site by ArgumentSeparation
// COMMANDS-NEXT: open Said.site
// COMMANDS-NOT: {{.}}

// XML: question Asked.api asks Asked.api.does
// XML-NEXT: question Asked.site asks Asked.site.does
// XML-NEXT: mitigated Guarded.site by ExternalEntitiesDisabled
// XML-NEXT: question Said.site asks Said.site.{{(external_entities_disabled|entities_refused)}}
// XML-NEXT: question Single.api asks Single.api.{{(external_entities_disabled|entities_refused)}}
// XML-NOT: {{.}}

// FOREIGN: question Asked.pipeline asks Asked.pipeline.does
// FOREIGN-NEXT: question Said.pipeline asks Said.pipeline.fork_builds_isolated
// FOREIGN-NOT: {{.}}

// ADMIN: question Asked.site,Asked.visit asks Asked.site.does
// ADMIN-NEXT: mitigated Guarded.site,Guarded.visit by MultiFactorAuthentication
// ADMIN-NEXT: open Said.site,Said.visit
// ADMIN-NOT: {{.}}

// GRAPHQL: question Asked.api asks Asked.api.does
// GRAPHQL-NEXT: question Asked.site asks Asked.site.does
// GRAPHQL-NEXT: question Said.api asks Said.api.query_cost_limited
// GRAPHQL-NEXT: question Single.api asks Single.api.query_cost_limited
// GRAPHQL-NOT: {{.}}
