/// A model with knowledge of its own, so that what the standard library says
/// does not show in the outputs. Titles are hostile on purpose.
package test.shop;

import std.core.*;

zone Area : Boundary;
channel Wire : Flow;

control Seal for Flow "Seal \"with\" | wax" {
  provides signed;
}

verification answers(target : Element) "${target} answers" {
  template pytest """
    found = tmc_verify.target(${target}, ${target.endpoint})
    if found is not None:
        tmc_verify.expect_served(found)
    """;
}

verification reviewed(f : Flow) "someone has read the code of ${f}" {}

/// Anyone on the way can change what flows.
///
/// A second paragraph with <b>markup</b> and """quotes""".
@id("T-SEAL") @stride(Tampering)
rule Unsealed "what flows on ${f} is not sealed" {
  match f : Flow;
  where f.administrative == false;
  unless f.signed by Seal;
  severity = if f.target is Store then High else Medium;
  refs = [reference("cwe", "CWE-345", "https://cwe.mitre.org/data/definitions/345.html")];
  question f.signed "Is ${f} sealed?";
  verify answers(f.target), reviewed(f);
}

/// Whoever runs as root can do anything.
@id("T-ROOT") @stride(ElevationOfPrivilege)
rule RunsAsRoot "${p} runs as root" {
  match p : Process;
  where p.privileged;
  severity = Low;
  verify answers(p);
}

data Order "Order ]]> \"\"\"" {
  sensitivity = Confidential;
}

/// Sells balloons.
///
/// <script>alert(1)</script> @octocat #1 https://example.org
system Shop "Shop <img src=x> | `x` \"quoted\"" {
  boundary outside : Area {
    trust = 0;
    customer : Person "Customer";
  }
  boundary inside : Area "In\u{202E}side" {
    trust = 90;
    web : Process "Web \${shop}" {
      endpoint = "https://shop.example:8443";
      privileged = true;
    }
    db : Store {
      stores = [Order];
      calls_out = true;
    }
  }
  flow visit : customer -> web via Wire {
    carries = [Order];
    signed = true;
  }
  flow browse : customer -> web {
    carries = [Order];
    signed = false;
  }
  flow persist : web <-> db via Wire "Save \"all\" | of it" {
    carries = [Order];
    signed = false;
  }
  flow backup : db -> web {
    carries = [Order];
    controls = [Seal];
  }
  flow audit : web -> db {
    carries = [Order];
  }
  flow report : db -> web {
    carries = [Order];
    signed = false;
  }
  flow later : web -> db {
    carries = [Order];
    signed = false;
  }
}

assume "the building has a door" on Shop.inside {
  owner = "ana";
  review = 2099-01-01;
}
accept Unsealed on Shop.browse {
  owner = "ciso | <b>";
  reason = "`mesh` in Q2";
  expires = 2099-12-31;
}
dismiss Unsealed on Shop.report {
  reason = "numbers only";
  by = "lee";
}
mitigate Unsealed on Shop.later by Seal {
  status = planned;
  owner = "ana";
  ticket = "SHOP-12";
}
