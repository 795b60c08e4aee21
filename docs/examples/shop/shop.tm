/// The ACME web shop.
package acme.shop;

import "data.tm";
import "policy.tm";
import std.aws as aws;

system Shop "ACME web shop" {
  owner = "team-shop@acme.example";

  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser "Customer's browser";
    boundary psp : ThirdParty "Payment provider" {
      payments : PaymentProvider { contract = true; }
    }
  }

  boundary vpc : aws.Vpc {
    region = "eu-west-1";
    boundary dmz : aws.PublicSubnet {
      gw : aws.LoadBalancer { controls = [RateLimiting, WebApplicationFirewall]; }
    }
    boundary app : aws.PrivateSubnet {
      api : WebApplication "Checkout" {
        language = "go";
        endpoint = "https://api.shop.acme.example:8443";
        authn = Token;
        fetches_urls = false;
        controls = [Authorization, AuditLogging, OutputEncoding, ParameterizedQueries];
      }
      jobs : aws.SqsQueue { encrypted_at_rest = true; }
      mailer : Worker;
    }
    boundary core : aws.PrivateSubnet {
      orders : aws.RdsPostgres {
        stores = [Order, CardToken];
        controls = [EncryptionAtRest, Backups];
      }
    }
  }

  flow visit : customer -> browser;
  flow browse : browser -> gw via Https { carries = [Order, CardNumber]; authn = WebAuthn; }
  flow route : gw -> api via Http { carries = [Order, CardNumber]; }
  flow charge : api -> payments via Https { carries = [CardNumber, ChargeOrder]; authn = ClientCertificate; }
  flow tokens : payments -> gw via Webhook { carries = [CardToken, Receipt]; controls = [MessageSigning]; }
  flow persist : api <-> orders via PgWire { carries = [Order, CardToken]; authn = Password; }
  flow enqueue : api -> jobs via aws.AwsApi { carries = [Order]; }
  flow work : mailer -> jobs via aws.AwsApi { carries = []; returns = [Order]; }

  // The only declassification, and reviewable.
  derive Receipt : PublicData from CardNumber by payments;

  require no path internet -> core.orders avoiding dmz.gw :
      "the database is reached only through the gateway";
}

assume "Laptops of those who run the shop are managed" on Shop.vpc {
  owner = "sre@acme.example";
  review = 2027-03-31;
}

accept stride.CleartextTransmission on Shop.route {
  owner = "ciso@acme.example";
  expires = 2027-06-30;
  reason = "The mesh with mutual TLS comes in the second quarter.";
}

mitigate stride.ServerSpoofing on Shop.persist by MutualTls {
  status = planned;
  owner = "ana@acme.example";
  ticket = "SHOP-12";
}

dismiss stride.ReplayAttack on Shop.charge {
  reason = "The payment provider carries out each idempotency key once.";
  by = "lee@acme.example";
}
