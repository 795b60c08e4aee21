/// What the shop is trusted with. One file, so that a review of data is a review of one file.
package acme.webshop;

/// Typed into fields that the payment provider hosts; the shop itself never sees it.
data CardNumber : PaymentCard { retention = 0d; }

/// What tells the payment provider to take or return money.
data ChargeOrder : Payment;

/// The provider's word that money was taken.
data PaymentEvent { sensitivity = Internal; integrity = Vital; }

data Password : Credentials;
data ShopSession : Session { retention = 30d; }
data Address : PersonalData "Name and address" { retention = 1095d; }
data Order : PersonalData {
  availability = Important;
  retention = 3650d;
  owner = "orders@acme.example";
}
data Basket { sensitivity = Internal; retention = 30d; }

data Catalogue : PublicData { integrity = Important; }
data Price : PublicData { integrity = Vital; owner = "pricing@acme.example"; }
data Picture : PublicData;
data StockLevel { sensitivity = Internal; integrity = Important; }

data ServiceLog : LogRecord { retention = 365d; }
data Source : Program "Source text";
data Package : Program "Foreign package";
data DatabasePassword : ServiceSecret;
data ProviderKey : ServiceSecret "Key for the payment provider";
