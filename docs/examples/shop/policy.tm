/// ACME's own rules, in force in every model that imports this file.
package acme.shop;

/// ACME keeps no card numbers, wherever they would be: the payment provider
/// hands out tokens instead.
@id("ACME-001") @stride(InformationDisclosure)
rule CardNumberKept "${kept} is kept at ${s}" {
  match s : Element;
  let kept = s.stores.filter(d => d is PaymentCard);
  where any d in s.stores : d is PaymentCard;
  severity = Critical;
  fix = "Keep the payment provider's token instead.";
  refs = [cwe(312)];
}
