package test.long;

predicate bearer_login(f : Flow) = shows(f, [SessionCookie, ApiKey, Token]) or (shows(f, [Password, SharedAccount]) and (f is web.Http or f is net.Ftp or f is net.Ldap or f is db.RedisWire));
function severity_on(f : Flow) : Severity = if untrusted(f.source) or untrusted(f.target) then High else if f.precious then High else Medium;
function link(n : int) : Reference = reference("cwe", "CWE-${n}", "https://cwe.mitre.org/data/definitions/${n}.html");
function longer(id : string) : Reference = reference("nist", id, "https://csrc.nist.gov/projects/risk-management/sp800-53-controls/release-search?number=${id}");

rule Long "title" {
  match first : FirstKindOfElementWithALongName, second : SecondKindOfElementWithALongName, third : ThirdKindOfElement;
  where any d in f.carries : d.sensitivity >= Confidential and d.owner != "someone" or d in b.elements.stores.flatten();
  where (f.encrypted and f.integrity and f.server_authenticated) or (f.client_authenticated and f.replay_protected and not f.networked) and f.x;
  where f.source in [FirstElementWithALongName, SecondElementWithALongName, ThirdElementWithALongName, TheFourth];
  where some_function_with_a_long_name(f.source.attribute, f.target.attribute) >= another_function_with_a_long_name(f);
  unless f.encrypted and not b.trusted or f.source.is_guarded_by_a_gateway and f.target.checks_everything by Tls, MutualTls, EncryptedTunnel;
  unless f.integrity by TheFirstControlOfThisList, TheSecondControlOfThisList, TheThirdControlOfThisList, TheFourthControlOfThisList;
  witness p = path d.origin -> s carrying d avoiding gateway with any hop h : not h.encrypted and not h.integrity and h.networked;
  severity = if f.reachable_from(PublicInternet) and f.target.keeps_something_that_matters or f.source.entry_point then Critical else High;
  let kept = s.stores.filter(d => d is PaymentCard and not (d is Tokenized or d is Masked)).map(d => d.owner).filter(o => o != "x");
  let one = s.stores.filter(d => d is PaymentCard and not (d is Tokenized or d is Masked or d is Hashed or d is Removed));
  verify tls.refuses_plaintext(f.target), tls.minimum(f.target, Tls12), tls.enabled(f.target), tls.requires_client_certificate(f.target);
  question f.encrypted "Is everything that goes over this connection encrypted on the whole of its way to the other side?";
  fix = "A text behind an equals sign stays where it is, however long it may be: it has no place at which it could be broken.";
}

system S {
  controls = [Authorization, AuditLogging, OutputEncoding, ParameterizedQueries, CsrfProtection, FrameAncestors, TokenValidation];
  attr integrity_of_it : Criticality? = if sensitivity >= Confidential then Important else Operational "How bad is it if someone changes it?";
  attr short : bool? "A question that is so long that it has no room behind the attribute's name and type, so it moves?";
  flow g : some.long.source.name -> some.other.long.target.name via aws.ApiGatewayProtocol "A rather long title";
  flow h : source -> target via Https { carries = [FirstData, SecondData]; authn = ClientCertificate; networked = true; }
  require no path internet -> core.orders avoiding dmz.gw : "the database is reached only through the gateway, always";
  part : aws.Vpc(region = "eu-west-1", description = "a network with an elaborate description", owner = "team@example") "Title";
}

mitigate stride.SomeThreatWithALongName on Shop.persist.something by MutualTls, AnotherControl, AThirdControl "with a title";
