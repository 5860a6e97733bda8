using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Stores an id type of ours as the value inside it. Every id has one property, <c>Value</c>, and a constructor that takes it.</summary>
internal sealed class IdConverter<TId, TValue>() : ValueConverter<TId, TValue>(Unwrap(), Wrap())
{
    private static Expression<Func<TId, TValue>> Unwrap()
    {
        var id = Expression.Parameter(typeof(TId), "id");
        return Expression.Lambda<Func<TId, TValue>>(Expression.Property(id, "Value"), id);
    }

    private static Expression<Func<TValue, TId>> Wrap()
    {
        var value = Expression.Parameter(typeof(TValue), "value");
        return Expression.Lambda<Func<TValue, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(TValue)])!, value), value);
    }
}
