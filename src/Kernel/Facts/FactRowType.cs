using System.Reflection;
using System.Reflection.Emit;

namespace Icmesh.Kernel.Facts;

/// <summary>Makes the class that rules are compiled against: sealed, flat, one property per fact, no methods of its own.</summary>
internal static class FactRowType
{
    /// <param name="name">Of its own per catalogue, since the rule engine keeps what it compiled by the names of types.</param>
    public static Type Make(string name, IEnumerable<FactDefinition> facts)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Icmesh.Facts"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Facts").DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, typeof(FactRow));
        foreach (var fact in facts)
        {
            Property(type, fact.Name, ClrType(fact.Kind));
        }

        return type.CreateType();
    }

    public static Type ClrType(FactKind kind) => kind switch
    {
        FactKind.Number => typeof(decimal),
        FactKind.Flag => typeof(bool),
        FactKind.Text => typeof(string),
    };

    private static void Property(TypeBuilder type, string name, Type valueType)
    {
        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;
        var field = type.DefineField($"_{name}", valueType, FieldAttributes.Private);
        var getter = type.DefineMethod($"get_{name}", Accessor, valueType, Type.EmptyTypes);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ret);
        var setter = type.DefineMethod($"set_{name}", Accessor, null, [valueType]);
        il = setter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        var property = type.DefineProperty(name, PropertyAttributes.None, valueType, null);
        property.SetGetMethod(getter);
        property.SetSetMethod(setter);
    }
}
