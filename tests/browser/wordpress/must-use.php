<?php
/*
 * What this throw-away WordPress needs to know of a site on its own machine. A council's WordPress needs none of it.
 * Before it reads an address that somebody pasted, WordPress refuses hosts of its own network, unusual ports and certificates
 * that nobody vouches for.
 */
add_filter('http_request_host_is_external', fn ($is, $host) => $is || $host === '127.0.0.1', 10, 2);
add_filter('http_allowed_safe_ports', fn ($ports, $host, $url) => [...$ports, parse_url($url, PHP_URL_PORT)], 10, 3);
add_filter('http_request_args', fn ($given) => ['sslcertificates' => CERTIFICATE] + $given);

/* One WordPress shows every theme: ?theme=… */
foreach (['template', 'stylesheet'] as $which) {
    add_filter("pre_option_$which", fn ($theme) => $_GET['theme'] ?? $theme);
}
