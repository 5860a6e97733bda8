namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>How much of each kind waits for the reader.</summary>
/// <param name="Emergencies">Files opened in an emergency that they are asked to review.</param>
/// <param name="Notices">Notices about restricted files that nobody has answered.</param>
/// <param name="Reviews">Restrictions of which somebody has to look whether they are needed still.</param>
/// <param name="Liftings">Restrictions that somebody asks to lift.</param>
/// <param name="Rights">Changes of accounts, roles, teams and passwords that they have not looked at.</param>
public sealed record OversightWaiting(int Emergencies, int Notices, int Reviews, int Liftings, int Rights)
{
    /// <summary>What others said of children who may be on file twice, which they may decide.</summary>
    public int Merges { get; init; }

    /// <summary>One of these waits too long.</summary>
    public bool MergesLate { get; init; }

    public bool IsNothing => Emergencies + Notices + Reviews + Liftings + Rights + Merges == 0;
}
