<?php
/* Install WordPress with an administrator, and an author, who may not write every HTML. */
$_SERVER['HTTP_HOST'] = 'localhost';
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A council', 'admin', 'admin@example.org', false, '', 'secret');
wp_insert_user(['user_login' => 'author', 'user_pass' => 'secret', 'user_email' => 'author@example.org', 'role' => 'author']);
