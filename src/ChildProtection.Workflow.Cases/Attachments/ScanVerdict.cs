namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What a scanner answered. Closed family.</summary>
public abstract record ScanVerdict
{
    private ScanVerdict()
    {
    }

    public sealed record Clean : ScanVerdict;

    /// <param name="Finding">What it is, in the scanner's words.</param>
    public sealed record Harmful(string Finding) : ScanVerdict;

    /// <summary>It cannot be reached, gave no answer in time, or could not look at this file.</summary>
    public sealed record NoAnswer(string Words) : ScanVerdict;
}
