namespace ChildProtection.Workflow.Server.People;

/// <summary>A fact as the page of people shows it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Value">What it says; empty: nothing is on file.</param>
/// <param name="Time">Since and until when; empty: not known.</param>
/// <param name="Recorded">Who recorded it, when, and whether it was ended or corrected and why.</param>
/// <param name="Withheld">The reader may not see it.</param>
/// <param name="ChangePath">Where it is changed; null: the reader may not.</param>
/// <param name="EndPath">Where it is said to hold no longer; null: it cannot be.</param>
/// <param name="CorrectPath">Where it is said to have been wrong; null: the reader may not.</param>
public sealed record FactItem(string Title, string Value, string Time, string Recorded, bool Withheld, string? ChangePath, string? EndPath, string? CorrectPath);
