// Threagile#102. A threat that a person found, about one named flow.
// Expected: a typed way to write it down on `Pay.to_book`, so that a misspelt name is an error at its place; a
// comparison with a text that is no id is warned of.
// RUN: %not %tmc %s 2>&1 | FileCheck %s

package cases.named;
data Bill : Payment;
system Pay {
  boundary back : PrivateNetwork { teller : Service { controls = [AuditLogging]; } book : Postgres { stores = [Bill]; } }
  flow to_book : teller <-> book via PgTls { carries = [Bill]; authn = Password; }
}
/// A clerk who leaves keeps a copy of the key for the archive.
@id("PAY-M1") @stride(InformationDisclosure)
rule KeyKept "a clerk who leaves still has the key of ${f.target}" {
  match f : Flow;
  where f.id == "Pay.to_bok";
  severity = High;
}
rule KeyKept2 "a clerk who leaves still has the key of ${f.target}" {
  match f : Flow;
  where f == Pay.to_bok;
  severity = High;
}
@id("PAY-M2")
threat Seen "a clerk who leaves still has the key" on Pay.to_bok { severity = High; }

// CHECK: 15-named.tm:{{[0-9]+}}:17: warning: nothing in the model has the id `Pay.to_bok`, but `Pay.to_book` is near; compare with the thing itself, `x == Pay.to_book`, so that a slip is an error
// CHECK: error: `Pay` holds nothing named `to_bok`; did you mean `to_book`?
// CHECK: error: `Pay` holds nothing named `to_bok`; did you mean `to_book`?
