using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;

namespace ChildProtection.Workflow.Server.Importing;

/// <summary>A run as a page shows it.</summary>
/// <param name="State">In words, with how far it is.</param>
/// <param name="Confirmed">Who confirmed it and when; null: nobody.</param>
/// <param name="FilesUntil">Until when its files lie here; null: they are deleted.</param>
public sealed record ImportLine(ImportRunId Id, string System, string UploadedBy, string UploadedAt, string State, ImportRunState At, int Cases, string? Confirmed, string? FilesUntil);
