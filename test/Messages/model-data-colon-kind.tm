// grade 2: data declared without a keyword
CardNumber : PaymentCard;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow pay : browser -> web via Https { carries = [CardNumber]; }
}
