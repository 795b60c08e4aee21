/// A web shop that sells by card through a payment provider: where its parts
/// run, and what customers' browsers do with them.
package acme.webshop;

import "parts.tm";
import "checkout.tm";
import "fulfilment.tm";
import "platform.tm";
import "decisions.tm";
import "environments.tm";
import std.aws as aws;
import std.cloud as cloud;

system Webshop "ACME web shop" {
  owner = "head-of-engineering@acme.example";

  // The mesh gives each program a certificate, and checks the other's.
  default Grpc { controls += [MutualTls]; }
  // No store is open to the public.
  // Setting up a product ends with removing the accounts that it came with.
  default Element { default_credentials_removed = true; }
  default Store { public_access = false; }
  // Lost messages are sent again, in any order; repositories are mirrored.
  default MessageStore { order_matters = false; backed_up = true; }
  default SourceRepository { backed_up = true; }
  default ArtifactStore { backed_up = true; }

  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser "Customer's browser";
  }

  boundary partners : ThirdParty "Partners" {
    default ExternalService { contract = true; }
    default ExternalApi { authn = Token; }
    payments : PaymentProvider "Payment provider";
    card_fields : ScriptHost "Hosted card fields";
    fraud : ExternalApi "Fraud scores";
    mail : MailProvider "Mail provider";
    carrier : PartnerSystem "Parcel carrier";
    analytics : Analytics "Web analytics" { contract = false; }
  }

  boundary office : CorporateNetwork "Offices" {
    agent : Employee "Customer service";
    agent_browser : Browser "Browser of customer service";
  }

  boundary account : aws.Account "AWS account" {
    // Security groups let each part reach only what is drawn here.
    isolated = true;
    controls = [cloud.RootAccountProtection, cloud.CloudAuditLog, cloud.Guardrails];
    dns_records_cleaned = false;

    boundary edge : Dmz(trust = 45) "Edge" {
      cdn : aws.CloudFront "Content network" {
        controls = [WebApplicationFirewall, CacheControlNoStore];
        origin_protected = false;
      }
      partner_gate : aws.ApiGateway "Partner gateway" { controls = [RateLimiting]; }
      staff_gate : ReverseProxy "Staff gateway" { controls = [RateLimiting]; }
      balancer : aws.LoadBalancer "Load balancer" { controls = [RateLimiting, Redundancy]; }
    }

    boundary vpc : aws.Vpc(region = "eu-central-1") "Shop network" {
      egress_filtered = false;
      default Process { controls += [AuditLogging]; fetches_urls = false; }
      default aws.RdsPostgres { snapshots_private = true; }
      default aws.SqsQueue { encrypted_at_rest = true; policy_restricted = true; }
      default Database { controls += [EncryptionAtRest, Backups]; }
      default PgWire { authn = Password; controls += [CredentialRotation]; }

      boundary front : aws.PrivateSubnet "Storefront" {
        storefront : WebApplication "Storefront" {
          language = "typescript";
          does = [];
          endpoint = "https://shop.acme.example";
          authn = SessionCookie;
          availability = Important;
          controls += [Authorization, OutputEncoding, CsrfProtection, FrameAncestors, Redundancy];
          parameterized_queries = true;
        }
        backoffice : WebApplication "Back office" {
          language = "typescript";
          // Pictures of products come in here; refunds and accounts of staff are managed here.
          does = [AcceptsUploads, Administers];
          authn = Token;
          controls += [
            Authorization,
            OutputEncoding,
            TokenValidation,
            FileUploadValidation,
            SizeLimit,
            MultiFactorAuthentication,
          ];
        }
        sessions : Redis "Sessions" {
          stores = [ShopSession, Basket];
          authn = Password;
          controls = [EncryptionAtRest];
        }
        search : SearchIndex "Product search" { stores = [Catalogue]; authn = Password; }
        pictures : aws.S3Bucket "Product pictures" { stores = [Picture]; public_access = true; }
      }
    }
  }

  // --- What customers do ----------------------------------------------------------

  flow visit : customer <-> browser "shops" { carries = [Password, CardNumber, Address]; }
  flow browse : browser <-> cdn via Https "pages" {
    carries = [Catalogue, Price, Basket, Order, Address, ShopSession, Password];
    authn = SessionCookie;
  }
  flow look : cdn <-> pictures via aws.AwsApi "pictures" { carries = [Picture]; }
  flow route : cdn <-> balancer via Https(min_tls = Tls13) "requests" {
    carries = [Catalogue, Price, Basket, Order, Address, ShopSession, Password];
    authn = SessionCookie;
  }
  // The load balancer is not part of the mesh yet.
  flow serve : balancer <-> storefront via Http "requests" {
    carries = [Catalogue, Price, Basket, Order, Address, ShopSession, Password];
    authn = SessionCookie;
  }
  flow measure : browser -> analytics via Https "visits" { carries = [ClickStream]; authn = Anonymous; }

  // --- What the storefront asks -----------------------------------------------------

  flow remember : storefront <-> sessions via RedisWire "session" {
    carries = [ShopSession, Basket];
  }
  flow find : storefront <-> search via Https "search" { carries = [Catalogue]; }
  flow show : storefront <-> catalogue.api via Grpc "products" { carries = [Catalogue, Price]; }
  flow login : storefront <-> accounts.api via Grpc "login, addresses" { carries = [Password, Address]; }
  flow buy : storefront <-> orders.api via Grpc "orders" { carries = [Order, Address, CardToken]; }

  // --- Customer service ---------------------------------------------------------------

  flow help : agent <-> agent_browser { carries = [Order, Address]; }
  flow desk : agent_browser <-> staff_gate via Https "back office" {
    carries = [Order, Address];
    authn = Token;
  }
  flow desk_in : staff_gate <-> backoffice via Https "back office" { carries = [Order, Address]; }
  flow look_up : backoffice <-> orders.api via Grpc "orders, refunds" { carries = [Order]; }
  flow look_who : backoffice <-> accounts.api via Grpc "customers" { carries = [Address]; }

  derive ClickStream : Data from Basket { sensitivity = Internal; personal = true; consent_based = true; }

  require no path internet -> vpc avoiding edge avoiding partners :
      "whoever comes from outside passes the edge";
  require every path internet -> orders.db passes orders.app :
      "orders are reached through their service only";
  require no path payments -> sessions carrying CardNumber : "card numbers never reach the sessions";
}
