/// What was decided about the bank's findings, by whom, and until when.
package acme.bank;

import std.mobile as mobile;
import std.supply as supply;

assume "The mainframe and the adapter are in one locked room" on Bank.core {
  owner = "operations@bank.example";
  review = 2027-09-30;
}

assume "The clearing answers each payment once, by its scheme's rules" on Bank.clearing {
  owner = "team-payments@bank.example";
  review = 2027-06-30;
}

mitigate mobile.AppRepackaging on Bank.app by mobile.AppAttestation {
  status = planned;
  owner = "team-channels@bank.example";
  ticket = "APP-1204";
}

mitigate stride.TamperingInTransit on Bank.record_ledger by Tls {
  status = planned;
  owner = "operations@bank.example";
  ticket = "OPS-88";
}

mitigate stride.ServerSpoofing on Bank.record_ledger by Tls {
  status = planned;
  owner = "operations@bank.example";
  ticket = "OPS-88";
}

accept stride.SharedAccountUse on Bank.repair_ledger {
  owner = "ciso@bank.example";
  expires = 2027-03-31;
  reason = "The mainframe's repair account is one; the jump host records who used it. Named accounts come with the upgrade.";
  ticket = "OPS-91";
}

accept stride.MissingAuthentication on Bank.repair_ledger {
  owner = "ciso@bank.example";
  expires = 2027-03-31;
  reason = "The same account: it shows that someone comes from the jump host, and not who.";
  ticket = "OPS-91";
}

accept supply.MissingBuildProvenance on Bank.pipeline {
  owner = "head-of-digital@bank.example";
  expires = 2027-06-30;
  reason = "Only the pipeline may publish, and versions cannot be replaced; signatures follow.";
}
