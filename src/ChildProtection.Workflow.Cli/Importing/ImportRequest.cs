using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cli.Importing;

/// <summary>What was asked for.</summary>
internal sealed record ImportRequest(
    DirectoryInfo Folder, string System, AuthorityId Authority, string By, bool ForReal, string? ConfirmedBy, string? Plan, FileInfo? Report);
