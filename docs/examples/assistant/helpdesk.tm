/// A support assistant: it answers customers out of manuals and a wiki, looks up their orders, and pays
/// money back when a clerk agrees.
package examples.assistant;

import std.logging.{ProofOfReceipt};
import "data.tm";
import "connector.tm";
import "feed.tm";
import "chat.tm";
import "knowledge.tm";
import "models.tm";
import "decisions.tm";
import "environments.tm";

system Helpdesk "Nordlicht help desk" {
  owner = "assistant@nordlicht.example";

  default GrpcTls { controls = [MutualTls]; }
  default PgTls { authn = WorkloadIdentity; }
  // No store is open to the public.
  // Setting up a product ends with removing the accounts that it came with.
  default Element { default_credentials_removed = true; }
  default Store { public_access = false; }
  default MessageStore { order_matters = false; }
  default SourceRepository { backed_up = true; }
  default ArtifactStore { backed_up = true; }

  boundary internet : PublicInternet "Internet";
  boundary cloud : CloudAccount "Nordlicht cloud" {
    // Policies of the network let each part reach only what is drawn here.
    isolated = true;
    default Store { controls += [EncryptionAtRest]; }
    default Database { controls += [Backups]; }

    boundary edge : Dmz "Edge";
    boundary talk : PrivateSubnet "Chat";
    boundary tools : PrivateSubnet "Tools" {
      lookup : ReadingConnector(backend = shop, handled = [Order], what = "orders", log = traces) "Orders";
      tickets : Connector(backend = ticketing, handled = [Ticket], what = "tickets", log = traces) "Tickets";
      refunds : Connector(backend = payments, handled = [Refund], what = "refunds", log = traces) "Refunds" {
        extend use { controls = [ReplayProtection, ProofOfReceipt]; }
      }
      facts : ReadingConnector(backend = search, handled = [Passage], what = "knowledge", log = traces)
          "Knowledge";
    }
    boundary knowledge : PrivateSubnet "Knowledge";
    boundary models : PrivateSubnet "Models";
    boundary platform : ManagementNetwork "Platform";
  }
  boundary office : CorporateNetwork "Office";

  // The agent hands the customer's token on; what it may do is for the gates to say.
  flow ask_orders : agent <-> lookup.lookups via Https { carries = [Order]; authn = Token; }
  flow ask_tickets : agent <-> tickets.tools via Https { carries = [Ticket]; authn = Token; }
  flow pay_back : agent -> refunds.tools via Https {
    carries = [Refund];
    authn = Token;
    controls = [ReplayProtection];
  }
  flow ask_facts : agent <-> facts.lookups via Https { carries = [Passage]; authn = Token; }

  require every path internet -> agent carrying Question passes waf passes chat :
      "what strangers write reaches the agent through the firewall and the chat only";
  require no path agent -> frontier avoiding redactor :
      "nothing goes to the model provider that was not redacted";
  require every path agent -> payments carrying Refund passes refunds :
      "money moves through the gate of refunds only";
  require all f in agent.calls : f.target is not Database :
      "the agent has no database of its own: it asks through connectors";
}
