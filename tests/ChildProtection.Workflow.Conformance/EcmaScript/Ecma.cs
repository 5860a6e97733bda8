namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>
/// The part of ECMAScript that comparisons and assignments are made of. There are no functions of one's own and no loops: a document that
/// needs them is a program, and its case is left out.
/// </summary>
internal abstract record Ecma
{
    private Ecma()
    {
    }

    /// <exception cref="EcmaError">ECMAScript would throw.</exception>
    internal abstract object? Evaluate(IScope scope);

    /// <summary>Makes this what it says it is. False: it is nothing that can be assigned to.</summary>
    internal virtual bool TryAssign(IScope scope, object? value) => false;

    internal sealed record Literal(object? Value) : Ecma
    {
        internal override object? Evaluate(IScope scope) => Value;
    }

    /// <summary>Something that cannot be parsed: an error each time it is evaluated, as SCXML asks (5.9).</summary>
    internal sealed record Illegal(string Reason) : Ecma
    {
        internal override object? Evaluate(IScope scope) => throw new EcmaError(Reason);
    }

    internal sealed record Name(string Word) : Ecma
    {
        internal override object? Evaluate(IScope scope) =>
            scope.TryRead(Word, out var value) ? value : throw new EcmaError($"{Word} is not defined");

        internal override bool TryAssign(IScope scope, object? value) => scope.TryWrite(Word, value);
    }

    internal sealed record Member(Ecma Target, Ecma Key) : Ecma
    {
        internal override object? Evaluate(IScope scope) => Builtins.MemberOf(Target.Evaluate(scope), Key.Evaluate(scope));

        internal override bool TryAssign(IScope scope, object? value)
        {
            if (Target.Evaluate(scope) is not EcmaObject owner)
            {
                return false;
            }
            owner.Fields[Conversion.ToText(Key.Evaluate(scope))] = value;
            return true;
        }
    }

    internal sealed record Call(Ecma Function, IReadOnlyList<Ecma> Arguments) : Ecma
    {
        internal override object? Evaluate(IScope scope) => Function.Evaluate(scope) is EcmaFunction function
            ? function([.. Arguments.Select(a => a.Evaluate(scope))])
            : throw new EcmaError("what is called is no function");
    }

    internal sealed record ArrayOf(IReadOnlyList<Ecma> Items) : Ecma
    {
        internal override object? Evaluate(IScope scope) => Items.Select(i => i.Evaluate(scope)).ToList();
    }

    internal sealed record ObjectOf(IReadOnlyList<(string Name, Ecma Value)> Fields) : Ecma
    {
        internal override object? Evaluate(IScope scope) => new EcmaObject(Fields.Select(f => (f.Name, f.Value.Evaluate(scope))));
    }

    internal sealed record Unary(string Operator, Ecma Operand) : Ecma
    {
        internal override object? Evaluate(IScope scope) => Operator switch
        {
            "!" => !Conversion.ToBoolean(Operand.Evaluate(scope)),
            "-" => -Conversion.ToNumber(Operand.Evaluate(scope)),
            "+" => Conversion.ToNumber(Operand.Evaluate(scope)),
            // The one operator that may be asked about a name that nobody declared.
            "typeof" => Operand is Name { Word: var word } && !scope.TryRead(word, out _) ? "undefined" : Conversion.TypeOf(Operand.Evaluate(scope)),
            _ => throw new NotSupportedException(Operator),
        };
    }

    internal sealed record Binary(string Operator, Ecma Left, Ecma Right) : Ecma
    {
        internal override object? Evaluate(IScope scope)
        {
            var left = Left.Evaluate(scope);
            return Operator switch
            {
                "&&" => Conversion.ToBoolean(left) ? Right.Evaluate(scope) : left,
                "||" => Conversion.ToBoolean(left) ? left : Right.Evaluate(scope),
                _ => Builtins.Operate(Operator, left, Right.Evaluate(scope)),
            };
        }
    }

    internal sealed record Choice(Ecma Condition, Ecma Then, Ecma Otherwise) : Ecma
    {
        internal override object? Evaluate(IScope scope) =>
            Conversion.ToBoolean(Condition.Evaluate(scope)) ? Then.Evaluate(scope) : Otherwise.Evaluate(scope);
    }

    /// <param name="Operator">Empty, or the operator before the equals sign.</param>
    internal sealed record Assign(Ecma Target, string Operator, Ecma Value) : Ecma
    {
        internal override object? Evaluate(IScope scope)
        {
            var value = Operator.Length == 0
                ? Value.Evaluate(scope)
                : Builtins.Operate(Operator, Target.Evaluate(scope), Value.Evaluate(scope));
            return Target.TryAssign(scope, value) ? value : throw new EcmaError("what is assigned to is not there, or is not to be changed");
        }
    }

    /// <param name="Value">Null: a name that has a value keeps it.</param>
    internal sealed record Declare(string Word, Ecma? Value) : Ecma
    {
        internal override object? Evaluate(IScope scope)
        {
            object? value = null;
            if (Value is not null || !scope.TryRead(Word, out value))
            {
                value = Value?.Evaluate(scope);
            }
            return scope.TryDeclare(Word, value) ? value : throw new EcmaError($"{Word} is not to be declared");
        }
    }

    internal sealed record Sequence(IReadOnlyList<Ecma> Statements) : Ecma
    {
        internal override object? Evaluate(IScope scope)
        {
            foreach (var statement in Statements)
            {
                statement.Evaluate(scope);
            }
            return null;
        }
    }
}
