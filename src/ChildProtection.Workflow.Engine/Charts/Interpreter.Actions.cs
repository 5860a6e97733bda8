using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Charts;

/// <content>Executable content. Everything here answers whether it succeeded; the block ends with the first thing that did not.</content>
internal readonly ref partial struct Interpreter<TData>
{
    private bool DoBlock(ImmutableArray<ChartAction> block)
    {
        foreach (var action in block)
        {
            if (!Do(action) || work.FaultCode is not null)
            {
                return false;
            }
        }
        return true;
    }

    private bool Do(ChartAction action) => action switch
    {
        ChartAction.Execute execute => data.TryExecute(execute.Content, View) || Fail(null),
        ChartAction.Raise raise => DoRaise(raise),
        ChartAction.Send send => DoSend(send),
        ChartAction.Cancel cancel => DoCancel(cancel),
        ChartAction.If choice => DoIf(choice),
        ChartAction.ForEach loop => DoForEach(loop),
        _ => throw new NotSupportedException(action.GetType().Name),
    };

    private bool Fail(string? sendId)
    {
        RaiseError(sendId);
        return false;
    }

    private bool DoRaise(ChartAction.Raise raise)
    {
        if (raise.Data is null)
        {
            Enqueue(raise.WithoutData);
            return true;
        }
        if (!data.TryEvaluate(raise.Data, View, out var value))
        {
            return Fail(null);
        }
        Enqueue(raise.WithoutData with { Data = value });
        return true;
    }

    private bool DoIf(ChartAction.If choice)
    {
        foreach (var branch in choice.Branches)
        {
            if (Holds(branch.Guard))
            {
                return DoBlock(branch.Actions);
            }
        }
        return DoBlock(choice.Else);
    }

    private bool DoForEach(ChartAction.ForEach loop)
    {
        if (!data.TryEvaluate(loop.Items, View, out var value) || value is string || value is not IEnumerable source)
        {
            return Fail(null);
        }
        var items = new List<object?>();
        foreach (var item in source)
        {
            if (items.Count == ChartLimits.ForEachItemsMax)
            {
                work.FaultCode ??= ChartCodes.TooManyItems;
                return false;
            }
            items.Add(item);
        }
        for (var index = 0; index < items.Count; index++)
        {
            if (!data.TryAssign(loop.Item, items[index], View) || (loop.Index is not null && !data.TryAssign(loop.Index, index, View)))
            {
                return Fail(null);
            }
            if (!DoBlock(loop.Actions))
            {
                return false;
            }
        }
        return true;
    }

    private bool DoCancel(ChartAction.Cancel cancel)
    {
        if (!TryResolve(cancel.SendId, out var sendId))
        {
            return Fail(null);
        }
        work.Effects.Add(new ChartEffect.Cancelled(sendId));
        return true;
    }

    private bool DoSend(ChartAction.Send send)
    {
        var sendId = send.Id;
        if (send.IdLocation is not null)
        {
            sendId = "send." + (++work.IdsMade).ToString(CultureInfo.InvariantCulture);
            if (!data.TryAssign(send.IdLocation, sendId, View))
            {
                return Fail(sendId);
            }
        }
        var target = string.Empty;
        var type = string.Empty;
        var delay = Duration.Zero;
        object? payload = null;
        var evaluated = TryResolve(send.Event, out var name) && name.Length > 0
            && (send.Target is not { } targeted || TryResolve(targeted, out target))
            && (send.Type is not { } typed || TryResolve(typed, out type))
            && (send.Delay is not { } delayed || TryResolve(delayed, out delay)) && delay >= Duration.Zero
            && (send.Data is null || data.TryEvaluate(send.Data, View, out payload));
        return evaluated
            ? Dispatch(new ChartEffect.Sent(new ChartEvent(name!, payload) { SendId = sendId }, delay) { Target = target, Type = type, SendId = sendId })
            : Fail(sendId);
    }

    private bool Dispatch(ChartEffect.Sent sent)
    {
        switch (data.Route(sent.Type, sent.Target))
        {
            case SendRoute.Deliver:
                work.Effects.Add(sent);
                return true;
            case SendRoute.Internal when sent.Delay == Duration.Zero:
                Enqueue(sent.Event with { Kind = EventKind.Internal });
                return true;
            case SendRoute.Unreachable:
                RaisePlatform("error.communication", sent.SendId);
                return true;
            default:
                return Fail(sent.SendId);
        }
    }

    private bool TryResolve<T>(Operand<T> operand, out T value)
        where T : notnull
    {
        if (operand.Expression is null)
        {
            value = operand.Literal!;
            return true;
        }
        if (data.TryEvaluate(operand.Expression, View, out var computed) && computed is T expected)
        {
            value = expected;
            return true;
        }
        value = default!;
        return false;
    }
}
