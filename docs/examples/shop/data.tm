/// What the ACME shop is trusted with.
package acme.shop;

data CardNumber : PaymentCard { retention = 0d; }
data Order : PersonalData { owner = "team-shop@acme.example"; }
data ChargeOrder : Payment;
data CardToken { sensitivity = Internal; integrity = Important; }
