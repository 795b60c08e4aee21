/// How the environments differ from what the other files describe.
package examples.assistant;

/// Invented customers talk to the assistant, with one account for all of them.
overlay staging of Helpdesk {
  extend platform { invented : ScheduledJob "Invented customers" { does = []; language = "python"; } }
  override agent { delegated_authorization = false; }
  flow invent : invented <-> chat via Https { carries = [Question, Answer]; authn = Token; }
}

/// What customers talk to.
overlay prod of Helpdesk {
  extend talk { standby : Postgres "Talks, standby" { stores = [Talk]; } }
  override traces { append_only = true; }
  extend refunds { extend server { controls += [Redundancy]; } }
  flow copy : talks <-> standby via PgTls { carries = [Talk]; }
}
