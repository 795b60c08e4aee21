package cases.a;
import "b.tm";
data Question { sensitivity = Internal; }
system A {
  boundary z : PrivateNetwork { web : ApiService { authn = Token; } }
  flow ask : web -> B.store via Https { carries = [Question]; }
}
