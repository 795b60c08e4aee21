/// LLM application with retrieval (RAG): a chat, documents in a vector store, tools, and a model of a provider.
package app;

import std.identity;
import std.privacy;
import std.storage;
import std.webapp;

data LoginSession : Session;
data Question { sensitivity = Confidential; }
data Answer { sensitivity = Confidential; }
data Document { sensitivity = Confidential; }
data ModelKey : ServiceSecret "Key of the model provider";
data AppData { sensitivity = Confidential; }

system MySystem {
  boundary internet : PublicInternet {
    user : User "User";
    browser : Browser;
    boundary provider : ThirdParty "Model provider" { model : ModelProvider "Model"; }
    sources : ExternalApi "Web pages";
  }
  boundary servers : PrivateSubnet "Servers" {
    chat : WebApplication "Chat" { authn = SessionCookie; }
    agent : Agent "Assistant";
    ingest : Worker "Ingestion";
    index : VectorStore "Documents" { stores = [Document]; }
    talks : Postgres "Talks" { stores = [Question, Answer]; }
    keys : SecretStore "Keys" { stores = [ModelKey]; }
  }
  boundary core : PrivateSubnet "Core systems" {
    records : ToolServer "Tools";
    database : Postgres "Records" { stores = [AppData]; }
  }

  flow use : user -> browser;
  flow ask : browser <-> chat via Https { carries = [Question, Answer, LoginSession]; authn = SessionCookie; }
  flow answer : chat <-> agent via Https { carries = [Question, Answer]; }
  flow prompt : agent <-> model via Https { carries = [Question, Answer, Document, AppData]; }
  flow retrieve : agent <-> index via Https { carries = [Document]; }
  flow remember : chat <-> talks via PgTls { carries = [Question, Answer]; }
  flow read_key : agent <-> keys via Https { returns = [ModelKey]; }
  flow act : agent <-> records via Https { carries = [AppData]; }
  flow look_up : records <-> database via PgTls { carries = [AppData]; }
  flow crawl : sources -> ingest via Https { carries = [Document]; }
  flow add : ingest -> index via Https { carries = [Document]; }
}
