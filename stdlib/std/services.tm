/// Services of other organisations.
package std.services;

import std.core.*;

/// A third party's service that is called over the network.
@also("third-party API", "REST API of others")
component ExternalApi : ExternalService;

/// A service that tells us who a user is.
@also("external IdP", "social login")
component IdentityProvider : ExternalService;

/// A service that takes payments from customers for us.
@also("PSP", "payment gateway", "payment processor")
component PaymentProvider : ExternalApi;

/// A service that sends mail for us.
@also("email provider", "ESP")
component MailProvider : ExternalApi;

/// A service that sends text messages for us.
@also("SMS provider")
component SmsProvider : ExternalApi;

/// A service that analyses what visitors do.
@also("web analytics", "tracker")
component Analytics : ExternalApi;

/// A service that delivers scripts, fonts and styles to browsers.
@also("script CDN", "third-party script")
component ScriptHost : ExternalService { position = Supplier; keeps_code = true; hands_out_code = true; }

/// A public registry of packages and images that are built in.
@also("package index")
component PackageRegistry : ExternalService { position = Supplier; keeps_code = true; hands_out_code = true; }

/// A partner's system.
@also("B2B partner")
component PartnerSystem : ExternalApi;
