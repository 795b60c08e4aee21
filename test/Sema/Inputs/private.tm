/// A kind that only this file may use.
package acme.prototypes;

private component Prototype : WebServer;
