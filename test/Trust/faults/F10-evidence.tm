// RUN: %tmc --emit=json %s > %t.json
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-AUT-003 < %t.json | FileCheck %s --check-prefix=ADMIN
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-DEL-007 < %t.json | FileCheck %s --check-prefix=FOREIGN
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-WEB-005 < %t.json | FileCheck %s --check-prefix=SCRIPT
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-DEL-001 < %t.json | FileCheck %s --check-prefix=PACKAGE

// F10: where the model shows what it does not say, the question is the next one: an
// administrator among the callers, strangers who propose changes to what a pipeline builds, a
// registry of packages, a host of scripts. What the model says outweighs what it shows.

data Letter { sensitivity = Confidential; }

system Shown {
  boundary outside : PublicInternet {
    admin : Administrator;
    browser : Browser;
    user : User;
    plain : Browser;
    contributor : Visitor;
    registry : PackageRegistry;
    scripts : ScriptHost;
  }
  boundary inside : PrivateNetwork {
    console : WebApplication;
    site : WebApplication;
    repository : SourceRepository;
    pipeline : BuildPipeline;
  }
  flow look : admin -> browser;
  flow manage : browser -> console via Https { carries = [Letter]; authn = Password; }
  flow glance : user -> plain;
  flow visit : plain -> site via Https { carries = [Letter]; authn = Password; }
  flow propose : contributor -> repository via Https;
  flow check : pipeline <-> repository via Https;
  flow packages : pipeline <-> registry via Https;
  flow script : browser <-> scripts via Https;
}

system Said {
  boundary outside : PublicInternet {
    admin : Administrator;
    browser : Browser;
    contributor : Visitor;
    registry : PackageRegistry;
    scripts : ScriptHost;
  }
  boundary inside : PrivateNetwork {
    console : WebApplication { does = []; }
    repository : SourceRepository;
    pipeline : BuildPipeline { does = []; }
  }
  flow look : admin -> browser;
  flow manage : browser -> console via Https { carries = [Letter]; authn = Password; }
  flow propose : contributor -> repository via Https;
  flow check : pipeline <-> repository via Https;
  flow packages : pipeline <-> registry via Https { controls = [CodeSigning]; }
  flow script : browser <-> scripts via Https { controls = [SubresourceIntegrity]; }
}

// Without strangers it is the question what the pipeline does.
system Closed {
  boundary inside : PrivateNetwork { author : Developer; repository : SourceRepository; pipeline : BuildPipeline; }
  flow propose : author -> repository via Https;
  flow check : pipeline <-> repository via Https;
}

// ADMIN: question Shown.console,Shown.manage asks Shown.console.multi_factor
// ADMIN-NEXT: question Shown.site,Shown.visit asks Shown.site.does
// ADMIN-NOT: {{.}}

// FOREIGN: question Closed.pipeline asks Closed.pipeline.does
// FOREIGN-NEXT: question Shown.pipeline asks Shown.pipeline.fork_builds_isolated
// FOREIGN-NOT: {{.}}

// SCRIPT: mitigated Said.script by SubresourceIntegrity
// SCRIPT-NEXT: question Shown.script asks Shown.script.signed
// SCRIPT-NOT: {{.}}

// PACKAGE: mitigated Said.packages by CodeSigning
// PACKAGE-NEXT: question Shown.packages asks Shown.packages.signed
// PACKAGE-NOT: {{.}}
