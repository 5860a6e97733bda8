using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A piece of a document's text. Closed family.</summary>
public abstract record DocumentPiece
{
    private DocumentPiece()
    {
    }

    /// <summary>Words, as written.</summary>
    public sealed record Words(string Text) : DocumentPiece;

    /// <summary>A name that the host knows: <c>{child}</c>, <c>{authority}</c>, <c>{recipient}</c>.</summary>
    public sealed record Name(string Of) : DocumentPiece
    {
        /// <summary>The child as the child likes to be called.</summary>
        public const string Child = "child";

        public const string Authority = "authority";

        /// <summary>Whom the copy is addressed to.</summary>
        public const string Recipient = "recipient";

        public static IReadOnlyList<string> All { get; } = [Child, Authority, Recipient];
    }

    /// <summary>What an expression comes to, in words.</summary>
    public sealed record Answer(TypedExpression Expression) : DocumentPiece;
}
