/// Services of other organisations.
package std.services;

import std.core.*;

/// A service of someone else that is called over the network.
@also("third-party API", "REST API of others")
component ExternalApi : ExternalService;

/// Who tells us who a user is.
@also("external IdP", "social login")
component IdentityProvider : ExternalService;

/// Who takes money from customers for us.
@also("PSP", "payment gateway", "payment processor")
component PaymentProvider : ExternalApi;

/// Who sends mail for us.
@also("email provider", "ESP")
component MailProvider : ExternalApi;

/// Who sends text messages for us.
@also("SMS provider")
component SmsProvider : ExternalApi;

/// Who counts what visitors do.
@also("web analytics", "tracker")
component Analytics : ExternalApi;

/// Who hands out scripts, fonts and styles to browsers.
@also("script CDN", "third-party script")
component ScriptHost : ExternalService { position = Supplier; keeps_code = true; hands_out_code = true; }

/// Who offers packages and images that are built in.
@also("package index")
component PackageRegistry : ExternalService { position = Supplier; keeps_code = true; hands_out_code = true; }

/// A partner's system.
@also("B2B partner")
component PartnerSystem : ExternalApi;
