namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>What can be written into a part of a fact.</summary>
public enum PartType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A day, kept as 2026-03-27.</summary>
    Date,

    /// <summary>One of the part's choices.</summary>
    Choice,

    /// <summary>Ten digits of which the last one proves the others (modulus 11).</summary>
    NhsNumber,

    /// <summary>A letter and twelve digits, the last of which may be a letter.</summary>
    PupilNumber,
}
