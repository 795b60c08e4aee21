/// Team Fulfilment: from the paid order to the parcel.
package acme.webshop;

import std.aws as aws;

extend Webshop.vpc {
  boundary work : aws.PrivateSubnet "Fulfilment services" {
    shipping : QueuedWork(what = "Shipping", work = [Order, Address]) "Shipping" {
      // A typesetting program makes the invoices.
      extend worker { override does = [RunsCommands]; controls += [ArgumentSeparation, Sandboxing]; }
    }
    letters : QueuedWork(what = "Mail", work = [Order, Address]) "Mails to customers";
    thumbnails : QueuedWork(what = "Picture", work = [Picture]) "Product pictures" {
      extend worker { override does = [ParsesMedia]; controls += [Sandboxing, SizeLimit]; }
    }
    stock : StoredService(what = "Stock", keeps = [StockLevel]) "Stock service";
    invoices : aws.S3Bucket "Invoices" {
      stores = [Invoice];
      controls = [EncryptionAtRest, PublicAccessBlock, Backups];
      append_only = true;
    }
  }
}

extend Webshop {
  boundary warehouse : Lan "Warehouse" {
    picker : Employee "Picker";
    scanner : Device "Hand scanner" { stores = []; does = []; }
    label_printer : Device "Label printer" {
      stores = [];
      serving = true;
      // It takes PDF, and makes of it what it prints.
      does = [ParsesDocuments];
    }
  }

  flow ship : orders.calls -> shipping.add via aws.AwsApi "paid orders" { carries = [Order, Address]; }
  flow announce : orders.calls -> letters.add via aws.AwsApi "order mails" { carries = [Order, Address]; }
  flow reserve : shipping.results <-> stock.api via Grpc "stock" { carries = [StockLevel]; }
  flow bill : shipping.results -> invoices via aws.AwsApi "invoices" { carries = [Invoice]; }
  flow show_bill : backoffice <-> invoices via aws.AwsApi "invoices" { carries = [Invoice]; }
  flow label : shipping.results <-> carrier via Https "labels" {
    carries = [Address, ParcelLabel];
    controls = [TimeoutAndCircuitBreaker];
  }
  flow tell : letters.results -> mail via Https "mails" { carries = [Order, Address]; }
  flow upload : backoffice -> thumbnails.add via aws.AwsApi "new pictures" { carries = [Picture]; }
  flow shrink : thumbnails.results -> pictures via aws.AwsApi "pictures" { carries = [Picture]; }

  flow pick : picker <-> scanner { carries = [ParcelLabel]; }
  flow scan : scanner <-> partner_gate via Https "picking list" {
    carries = [ParcelLabel, StockLevel];
    authn = ClientCertificate;
  }
  flow scan_in : partner_gate <-> stock.calls via Https "picking list" {
    carries = [ParcelLabel, StockLevel];
    authn = ClientCertificate;
  }
  flow print : scanner -> label_printer via Tcp "labels" { carries = [ParcelLabel]; authn = Anonymous; }

  derive ParcelLabel : PersonalData from Order, Address by carrier { retention = 90d; }
  derive Invoice : PersonalData from Order by shipping.worker { integrity = Critical; retention = 3650d; }
}
