package org.orrery.relay.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.RoleCeiling;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.store.Secret;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.OidcSettings;

/// What the claims of a token that is good say about its owner.
final class Claims {

    private static final int LONGEST_NAME = 64;
    private static final int HASH_DIGITS = 32;

    /// Begins ids that stand for names which cannot be ids themselves.
    private static final String HASHED = "u-";

    private final IdentitySettings settings;
    private final OidcSettings oidc;

    Claims(IdentitySettings settings) {
        this.settings = settings;
        this.oidc = settings.oidc();
    }

    /// The owner; empty when the claims name none, or one who has nothing to do with this relay.
    ///
    /// @param token a name for the token that does not open anything
    Optional<Caller> caller(JWTClaimsSet claims, String token) {
        Optional<String> name = text(value(claims, oidc.userClaim()));
        Optional<TenantId> tenant = tenant(claims);
        Set<String> granted = granted(claims);
        Set<Role> roles = roles(granted);
        if (name.isEmpty() || tenant.isEmpty() || roles.isEmpty()) {
            return Optional.empty();
        }
        UserId user = userId(name.get(), tenant.get());
        String shown = text(value(claims, oidc.nameClaim())).orElse(user.value());
        return Optional.of(
                new Caller(
                        tenant.get(),
                        Optional.of(user),
                        standings(granted),
                        Optional.empty(),
                        Optional.of(shortened(shown)),
                        roles,
                        Optional.of(token)));
    }

    private Optional<TenantId> tenant(JWTClaimsSet claims) {
        if (oidc.tenantClaim().isEmpty()) {
            return Optional.of(settings.firstTenant());
        }
        return text(value(claims, oidc.tenantClaim()))
                .flatMap(claimed ->
                        settings.tenants().stream()
                                .filter(tenant -> tenant.value().equals(claimed))
                                .findFirst());
    }

    private Set<String> granted(JWTClaimsSet claims) {
        Object value = oidc.rolesClaim().isEmpty() ? null : value(claims, oidc.rolesClaim());
        Set<String> names = new HashSet<>();
        Collection<?> all =
                value instanceof Collection<?> many ? many : List.of(text(value).orElse(""));
        for (Object each : all) {
            if (each instanceof String name && name.startsWith(oidc.rolePrefix())) {
                names.add(name.substring(oidc.rolePrefix().length()));
            }
        }
        return names;
    }

    private Set<Role> roles(Set<String> granted) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        granted.forEach(
                name -> Role.ofWireName(name).map(RoleCeiling::below).ifPresent(roles::addAll));
        if (standings(granted).size() > 2) {
            roles.addAll(RoleCeiling.below(Role.ADMIN));
        }
        if (roles.isEmpty()) {
            oidc.defaultRole().map(RoleCeiling::below).ifPresent(roles::addAll);
        }
        return roles;
    }

    private static Set<Standing> standings(Set<String> granted) {
        Set<Standing> standings = EnumSet.of(Standing.ANYONE, Standing.PERSON);
        boolean operator = granted.contains("operator");
        if (operator || granted.contains("tenant_admin")) {
            standings.add(Standing.TENANT_ADMIN);
        }
        if (operator) {
            standings.add(Standing.OPERATOR);
        }
        return standings;
    }

    /// Different people never get the same id: a name that cannot be one, or that could be taken for another's, is hashed,
    /// and the tenant is part of every id but those of the first tenant.
    private UserId userId(String name, TenantId tenant) {
        boolean first = tenant.equals(settings.firstTenant());
        String id = first ? name : name + "@" + tenant;
        boolean ambiguous =
                name.startsWith(HASHED)
                        || name.startsWith("guest-")
                        || (first
                                && settings.tenants().stream()
                                        .skip(1)
                                        .anyMatch(each -> name.endsWith("@" + each)));
        return UserId.isValid(id) && !ambiguous
                ? new UserId(id)
                : new UserId(HASHED + Secret.hash(tenant + " " + name).substring(0, HASH_DIGITS));
    }

    /// By the whole name, else by its parts.
    private static @Nullable Object value(JWTClaimsSet claims, String path) {
        Object whole = claims.getClaim(path);
        if (whole != null) {
            return whole;
        }
        Object at = claims.getClaims();
        for (String part : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at;
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String shortened(String name) {
        String stripped = name.strip();
        return stripped.length() <= LONGEST_NAME
                ? stripped
                : stripped.substring(
                        0,
                        stripped.offsetByCodePoints(
                                0, stripped.codePointCount(0, LONGEST_NAME) - 1));
    }
}
