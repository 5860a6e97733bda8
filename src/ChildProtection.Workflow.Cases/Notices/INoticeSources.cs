using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>What the steps of cases left behind that people have to be told of: read from what is, so that nothing is lost with a node that dies.</summary>
public interface INoticeSources
{
    /// <summary>Escalations and alarms raised since and still open, the newest first.</summary>
    Task<IReadOnlyList<RaisedWork>> Raised(AuthorityId authority, Instant since, CancellationToken cancellationToken);

    /// <summary>Roles of open cases that were taken or ended since, the newest first.</summary>
    Task<IReadOnlyList<RoleChange>> RoleChanges(AuthorityId authority, Instant since, CancellationToken cancellationToken);

    /// <summary>The most rows in one answer: more than an authority raises between two runs.</summary>
    public const int RowsMax = 5_000;
}
