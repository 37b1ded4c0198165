using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CreativeLabs.Architecture;

/// <summary>An operation as its feature maps it, read from the code that maps it: no service has to run for that.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Name">Its id.</param>
/// <param name="Verb">Post, Put, Get, Delete or Patch.</param>
/// <param name="Answers">The type that its handler answers with.</param>
/// <param name="IsIdempotent">True when it says <c>.Idempotent()</c>.</param>
internal sealed record Operation(string Service, string Name, string Verb, string Answers, bool IsIdempotent)
{
    private const string Mapping = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>True when what it answers may be 201.</summary>
    public bool Creates => Answers.Contains("HttpResults.Created", StringComparison.Ordinal);

    public static IEnumerable<Operation> Of(string service)
    {
        using var module = House.Read(service);
        return module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => In(service, method)).ToList();
    }

    /// <summary>One mapping follows the other: what is said between two of them is said of the first.</summary>
    private static IEnumerable<Operation> In(string service, MethodDefinition method)
    {
        Operation? current = null;
        var (handler, text) = ((MethodReference?)null, "");
        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case string said:
                    text = said;
                    break;
                case MethodReference named when instruction.OpCode == OpCodes.Ldftn:
                    handler = named;
                    break;
                case MethodReference { Name: ['M', 'a', 'p', .. var verb] } map
                    when map.DeclaringType.FullName == Mapping && verb != "Group":
                    if (current is not null)
                    {
                        yield return current;
                    }

                    current = new(service, "", verb, handler?.ReturnType.FullName ?? "", IsIdempotent: false);
                    break;
                case MethodReference { Name: "WithName" }:
                    current = current! with { Name = text };
                    break;
                case MethodReference { Name: "Idempotent" }:
                    current = current! with { IsIdempotent = true };
                    break;
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }
}
