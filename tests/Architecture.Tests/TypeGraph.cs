using Mono.Cecil;

namespace CreativeLabs.Architecture;

/// <summary>Which namespaces of an assembly use which, by what its types name: in signatures, in bodies, in attributes. What the compiler
/// puts in place of a constant is not seen.</summary>
internal static class TypeGraph
{
    /// <summary>Every use of one namespace by another, with an example.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Of(string assembly)
    {
        using var module = House.Read(assembly);
        var uses = new SortedDictionary<(string, string), string>();
        // The database of a service knows all of its features, and is none.
        foreach (var type in module.GetTypes().Where(t => t.BaseType?.FullName != "Microsoft.EntityFrameworkCore.DbContext"))
        {
            var from = Outermost(type);
            foreach (var used in Named(type).SelectMany(Parts).Where(t => t.Scope == module).Select(Outermost))
            {
                if (from.Namespace != used.Namespace)
                {
                    uses.TryAdd((from.Namespace, used.Namespace), $"{from.Name} uses {used.Name}");
                }
            }
        }

        return uses;
    }

    /// <summary>The type that stands in a file: nested ones and what the compiler makes belong to it.</summary>
    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
    [
        type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. Constraints(type), .. Attributes(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => Attributes(property)), .. type.Methods.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Named(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature =
        [
            .. Signature(method), .. Constraints(method), .. Attributes(method), .. method.Parameters.SelectMany(p => Attributes(p)),
        ];
        return !method.HasBody ? signature : signature.Concat(method.Body.Variables.Select(v => v.VariableType))
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType))
            .Concat(method.Body.Instructions.SelectMany(instruction => instruction.Operand switch
            {
                TypeReference named => [named],
                MethodReference called => Signature(called),
                FieldReference field => [field.DeclaringType, field.FieldType],
                _ => (IEnumerable<TypeReference?>)[],
            }));
    }

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType),
        .. method is GenericInstanceMethod of ? of.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider generic) =>
        generic.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType);

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(argument => argument.Value as TypeReference)
            .Append(a.AttributeType));

    /// <summary>A type, and those that it is made of: elements, arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType of => of.GenericArguments.SelectMany(Parts).Append(of.ElementType),
        TypeSpecification of => Parts(of.ElementType),
        _ => [type],
    };
}
