using ChildProtection.Workflow.Cases.Agencies;

namespace ChildProtection.Workflow.Server.Operations;

/// <param name="Waiting">Notices of it that have yet to leave.</param>
public sealed record AgencyLine(Agency Agency, int Waiting);
