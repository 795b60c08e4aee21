/// A circle of flows, and titles that want to be something else.
package hostile;

data Secret : PaymentCard "\"] evil; \\n<b>x</b>";

system S {
  boundary net : PublicInternet "<script>alert(1)</script>" { browser : Browser; }
  boundary back : PrivateNetwork "}]; x -> y" {
    a : ApiService;
    b : ApiService "`b` $(rm -rf)";
    c : ApiService;
  }
  flow enter : browser -> a via Http { carries = [Secret]; authn = Anonymous; }
  flow ab : a <-> b via Http { carries = [Secret]; }
  flow bc : b <-> c via Http { carries = [Secret]; }
  flow ca : c <-> a via Http { carries = [Secret]; }
}
