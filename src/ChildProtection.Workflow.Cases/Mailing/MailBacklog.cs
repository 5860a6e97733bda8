namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>How the sending of mails is doing.</summary>
/// <param name="Waiting">Not sent and not given up.</param>
/// <param name="Dead">Given up, the newest first.</param>
public sealed record MailBacklog(int Waiting, IReadOnlyList<DeadMail> Dead)
{
    /// <summary>The most in one list.</summary>
    public const int DeadMax = 50;
}
