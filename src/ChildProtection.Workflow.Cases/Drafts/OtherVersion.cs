using NodaTime;

namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>A draft as it was typed on another device at the same time.</summary>
/// <param name="Content">Encrypted.</param>
public sealed record OtherVersion(ReadOnlyMemory<byte> Content, Instant SavedAt);
