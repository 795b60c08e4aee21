// RUN: %tmc %s --today=2026-01-01 -Wno-all | FileCheck %s
// RUN: %tmc %s --overlay=sound --today=2026-01-01 -Wno-all | FileCheck %s --check-prefix=SOUND

// A portal of an insurer on Azure, as a team writes it down at first: each open finding is one that an expert keeps. Its
// twin `sound` has what they would ask for, and nothing open.

package azure_portal;

import std.cloud.*;
import std.azure as azure;

data Claim : HealthRecord { traits = []; }
data Scan : HealthRecord { traits = []; }
data Login : Password;
data DbKey : ServiceSecret;
data AccountKey : azure.StorageAccountKey;
data Evidence : AuditRecord;
data Question : Prompt { sensitivity = Confidential; traits = []; }

system Portal {
  boundary internet : PublicInternet {
    insured : Customer;
    browser : Browser;
  }
  boundary office : CorporateNetwork {
    clerk : Employee;
    desk : Browser;
  }
  boundary subscription : azure.Subscription {
    root_protected = false;
    cloud_audit_log = true;
    guardrails = true;
    dns_records_cleaned = true;
    door : azure.AzureFrontDoor { origin_protected = true; }
    logins : azure.EntraExternalId;
    staff : azure.EntraId;
    boundary vnet : azure.VirtualNetwork {
      egress_filtered = false;
      boundary apps : azure.PrivateSubnet {
        portal : azure.AppService { does = [AcceptsUploads, RendersHtml]; uploads_validated = false; role_least_privilege = true; }
      }
      boundary data_subnet : azure.PrivateSubnet {
        claims : azure.AzureSqlDatabase { stores = [Claim]; }
      }
    }
    scans : azure.BlobContainer { stores = [Scan]; public_access = false; object_lock = false; shared_keys_off = false; }
    vault : azure.KeyVault { stores = [DbKey, AccountKey]; use_limited = false; network_restricted = false; }
    reader : azure.AzureFunctionApp { does = [ParsesDocuments]; role_least_privilege = true; }
    work : azure.ServiceBusQueue { authn = WorkloadIdentity; }
    model : azure.AzureOpenAi { zero_data_retention = false; }
    records : azure.LogAnalyticsWorkspace { stores = [Evidence]; }
  }

  flow fill : insured -> browser { carries = [Claim, Login]; }
  flow open : browser <-> door via Https { carries = [Claim, Scan]; authn = Token; }
  flow enter : browser <-> logins via Https { carries = [Login]; authn = Password; }
  flow pass : door <-> portal via Https { carries = [Claim, Scan]; authn = Token; server_authenticated = true; }
  flow look : clerk -> desk { carries = [Claim]; }
  flow work_on : desk <-> door via Https { carries = [Claim]; authn = Token; }
  flow enter_staff : desk <-> staff via Https { carries = [Login]; authn = Password; }
  flow keep : portal <-> claims via Tds { carries = [Claim]; encrypted = true; server_authenticated = true; authn = Password; credentials_rotated = false; }
  flow put : portal <-> scans via azure.AzureApi { carries = [Scan]; authn = ApiKey; credentials_rotated = false; }
  flow unlock : portal <-> vault via azure.AzureApi { carries = []; returns = [DbKey, AccountKey]; }
  flow ask : portal -> work via azure.AzureApi { carries = [Claim]; }
  flow take : reader <-> work via azure.AzureApi { carries = []; returns = [Claim]; }
  flow read : reader <-> scans via azure.AzureApi { carries = []; returns = [Scan]; }
  flow sum_up : reader <-> model via azure.AzureApi { carries = [Question]; }
  flow note : portal -> records via azure.AzureApi { carries = [Evidence]; }
}

overlay sound of Portal {
  override subscription { root_protected = true; }
  override vnet { egress_filtered = true; }
  override portal { uploads_validated = true; }
  override scans { object_lock = true; shared_keys_off = true; }
  override vault { use_limited = true; network_restricted = true; }
  override model { zero_data_retention = true; }
  override keep { authn = WorkloadIdentity; credentials_rotated = true; }
  override put { authn = WorkloadIdentity; credentials_rotated = true; }
}

// CHECK: high: Unprotected root account: one password opens everything in subscription [TM-CLD-002
// CHECK: low: Missing egress filtering: anyone who breaks in sends Claim out of vnet unnoticed [TM-CLD-011
// CHECK: high: Unrestricted file upload: files sent to portal can do harm where they are kept or opened [TM-INJ-008
// CHECK: high: Missing backup: Scan is gone if scans is wiped [TM-AVL-003
// CHECK: medium: Missing object versioning: objects in scans can be overwritten or encrypted for ransom [TM-CLD-014
// CHECK: medium: Shared key access: anyone who finds a key of scans can do anything there, and no record says who it was [TM-CLD-016
// CHECK: medium: Overpermissive key policy: anyone with broad rights in the account can use the keys of vault [TM-CLD-008
// CHECK: medium: Public network access: the internet can connect to vault, and a login that leaked is enough [TM-CLD-015
// CHECK: medium: Provider data retention: model may keep Question and learn from it [TM-AI-014
// CHECK: medium: Long-lived credentials: what portal logs in to claims with never changes [TM-AUT-008
// CHECK: medium: Long-lived credentials: what portal logs in to scans with never changes [TM-AUT-008
// CHECK: {{^}}11 open (3 high, 7 medium, 1 low)
// SOUND: {{^}}0 open
