/// Team Checkout: products, customers, orders and money.
package acme.webshop;

import std.aws as aws;

extend Webshop.vpc {
  boundary shop : aws.PrivateSubnet "Shop services" {
    catalogue : StoredService(what = "Catalogue", keeps = [Catalogue, Price]) "Catalogue service";
    accounts : StoredService(what = "Accounts", keeps = [Password, Address]) "Accounts service" {
      extend app { controls += [LoginThrottling]; passwords_hashed = true; }
      extend db { passwords_hashed = true; }
    }
    orders : StoredService(what = "Orders", keeps = [Order, CardToken]) "Orders service" {
      extend app { availability = Important; controls += [Redundancy]; }
      extend db { availability = Important; redundant = false; }
    }
    payment : StoredService(
      what = "Payment",
      keeps = [ChargeOrder, CardToken, PaymentEvent],
      in_language = "go",
    ) "Payment service" {
      extend app { endpoint = "https://payment.shop.acme.example"; }
    }
  }
}

extend Webshop {
  // The card number goes from the browser to the provider, and comes back as a token.
  flow card_script : browser -> card_fields via ScriptLoad "card fields" {
    carries = [CardScript];
    controls = [SubresourceIntegrity];
  }
  flow card : browser <-> payments via Https "card" { carries = [CardNumber]; authn = Anonymous; }

  flow pay : orders.calls <-> payment.api via Grpc "charge" {
    carries = [ChargeOrder, CardToken];
    controls += [ReplayProtection];
  }
  flow price : orders.calls <-> catalogue.api via Grpc "prices" { carries = [Price]; }
  flow charge : payment.calls <-> payments via Https(min_tls = Tls13) "charge, refund" {
    carries = [ChargeOrder, CardToken];
    authn = SignedRequest;
    controls = [TimeoutAndCircuitBreaker, ReplayProtection];
  }
  flow paid : payments -> partner_gate via Webhook "payment events" {
    carries = [PaymentEvent];
    controls = [MessageSigning];
  }
  flow paid_in : partner_gate -> payment.calls via Https "payment events" {
    carries = [PaymentEvent];
    controls = [MessageSigning];
  }
  flow score : payment.calls <-> fraud via Https "fraud score" {
    carries = [Address];
    controls = [TimeoutAndCircuitBreaker];
  }

  // The only declassification: outside the provider's vault a token is worth nothing.
  derive CardToken : Data from CardNumber by payments { sensitivity = Internal; integrity = Important; }
}
